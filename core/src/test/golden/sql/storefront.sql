-- The tables of storefront 1.0.0 for PostgreSQL 14 or later.

CREATE TABLE "category" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "name" text NOT NULL,
  CONSTRAINT "category_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "category_name_key" UNIQUE ("name"),
  CONSTRAINT "category_name_length" CHECK (char_length("name") BETWEEN 1 AND 80)
);

CREATE TABLE "product" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "name" text NOT NULL,
  "description" text NOT NULL,
  "price" numeric(10,2) NOT NULL,
  "category_id" uuid NOT NULL,
  "specifications" jsonb NOT NULL,
  "stock_quantity" integer NOT NULL,
  "created_at" timestamptz(6) NOT NULL,
  "updated_at" timestamptz(6) NOT NULL,
  "deleted_at" timestamptz(6),
  CONSTRAINT "product_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "product_name_length" CHECK (char_length("name") BETWEEN 1 AND 200),
  CONSTRAINT "product_description_length" CHECK (char_length("description") <= 5000),
  CONSTRAINT "product_price_bound" CHECK ("price" >= 0),
  CONSTRAINT "product_stock_quantity_bound" CHECK ("stock_quantity" >= 0)
);

CREATE TABLE "product_images" (
  "product_id" uuid NOT NULL,
  "position" integer NOT NULL,
  "value" text NOT NULL,
  CONSTRAINT "product_images_pkey" PRIMARY KEY ("product_id", "position")
);

CREATE TABLE "user" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "email" text NOT NULL,
  "password_hash" text NOT NULL,
  "role" text NOT NULL,
  "profile_first_name" text NOT NULL,
  "profile_last_name" text NOT NULL,
  "profile_avatar" text,
  "created_at" timestamptz(6) NOT NULL,
  "last_login_at" timestamptz(6),
  CONSTRAINT "user_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "user_email_key" UNIQUE ("email"),
  CONSTRAINT "user_email_length" CHECK (char_length("email") BETWEEN 3 AND 254),
  CONSTRAINT "user_profile_first_name_length" CHECK (char_length("profile_first_name") BETWEEN 1 AND 80),
  CONSTRAINT "user_profile_last_name_length" CHECK (char_length("profile_last_name") BETWEEN 1 AND 80),
  CONSTRAINT "user_profile_avatar_length" CHECK (char_length("profile_avatar") <= 2048)
);

CREATE TABLE "order" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "customer_id" uuid NOT NULL,
  "address" text NOT NULL,
  "status" text NOT NULL,
  "reason" text,
  "charge_id" text,
  "parcel_id" text,
  "created_at" timestamptz(6) NOT NULL,
  CONSTRAINT "order_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "order_address_length" CHECK (char_length("address") BETWEEN 1 AND 500),
  CONSTRAINT "order_status_check" CHECK ("status" IN ('pending', 'paid', 'shipped', 'completed', 'cancelled'))
);

CREATE TABLE "order_lines" (
  "order_id" uuid NOT NULL,
  "position" integer NOT NULL,
  "product_id" uuid NOT NULL,
  "quantity" integer NOT NULL,
  "unit_price" numeric(10,2) NOT NULL,
  CONSTRAINT "order_lines_pkey" PRIMARY KEY ("order_id", "position"),
  CONSTRAINT "order_lines_quantity_bound" CHECK ("quantity" >= 1),
  CONSTRAINT "order_lines_quantity_bound2" CHECK ("quantity" <= 99)
);

ALTER TABLE "product" ADD CONSTRAINT "product_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category" ("id") ON DELETE NO ACTION;

ALTER TABLE "product_images" ADD CONSTRAINT "product_images_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product" ("id") ON DELETE CASCADE;

ALTER TABLE "order" ADD CONSTRAINT "order_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "user" ("id") ON DELETE NO ACTION;

ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order" ("id") ON DELETE CASCADE;

ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product" ("id") ON DELETE NO ACTION;

CREATE INDEX "product_category_id_created_at_desc_idx" ON "product" ("category_id", "created_at" DESC) WHERE "deleted_at" IS NULL;

CREATE INDEX "product_created_at_desc_id_idx" ON "product" ("created_at" DESC, "id") WHERE "deleted_at" IS NULL;

CREATE INDEX "product_name_id_idx" ON "product" ("name", "id") WHERE "deleted_at" IS NULL;

CREATE INDEX "product_price_id_idx" ON "product" ("price", "id") WHERE "deleted_at" IS NULL;

CREATE INDEX "product_images_value_idx" ON "product_images" ("value");

CREATE INDEX "order_customer_id_created_at_desc_idx" ON "order" ("customer_id", "created_at" DESC);

CREATE INDEX "order_created_at_desc_id_idx" ON "order" ("created_at" DESC, "id");

CREATE INDEX "order_lines_product_id_idx" ON "order_lines" ("product_id");

COMMENT ON TABLE "category" IS 'A shelf of the catalogue; every product stands on one.';
COMMENT ON COLUMN "category"."name" IS 'Shown in the navigation.';
COMMENT ON TABLE "product" IS 'What the shop sells, with its price and what is left of it.';
COMMENT ON COLUMN "product"."name" IS 'What shoppers see first.';
COMMENT ON COLUMN "product"."deleted_at" IS 'A value hides the row: a soft delete.';
COMMENT ON TABLE "user" IS 'A person who has registered, a shopper or one of the staff. Rows are kept: until deletion is asked for.';
COMMENT ON COLUMN "user"."password_hash" IS 'Asked for as password; the column is passwordHash; never shown.';
COMMENT ON TABLE "order" IS 'What a shopper buys at once, from basket to parcel. Rows are kept: 7 years. Rows are to be partitioned: by year of createdAt.';
COMMENT ON COLUMN "order"."reason" IS 'Why it was cancelled, when the workflow did it.';
COMMENT ON COLUMN "order_lines"."unit_price" IS 'The price at the time of the order.';
