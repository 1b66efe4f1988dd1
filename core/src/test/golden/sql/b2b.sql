-- The tables of ledgerly 2.1.0 for PostgreSQL 14 or later.

CREATE TABLE "company" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "name" text NOT NULL,
  "plan" text NOT NULL,
  CONSTRAINT "company_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "company_name_length" CHECK (char_length("name") BETWEEN 1 AND 120),
  CONSTRAINT "company_plan_check" CHECK ("plan" IN ('free', 'team', 'enterprise'))
);

CREATE TABLE "user" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "company_id" uuid NOT NULL,
  "email" text NOT NULL,
  "role" text NOT NULL,
  "blocked_at" timestamptz(6),
  CONSTRAINT "user_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "user_email_key" UNIQUE ("email"),
  CONSTRAINT "user_email_length" CHECK (char_length("email") BETWEEN 3 AND 254)
);

CREATE TABLE "api_key" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "company_id" uuid NOT NULL,
  "name" text NOT NULL,
  "secret" text NOT NULL,
  CONSTRAINT "api_key_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "api_key_name_length" CHECK (char_length("name") BETWEEN 1 AND 80)
);

CREATE TABLE "project" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "company_id" uuid NOT NULL,
  "code" text NOT NULL,
  "title" text NOT NULL,
  "lead_id" uuid NOT NULL,
  "budget" numeric(12,2) NOT NULL,
  "deadline" date,
  "archived" timestamptz(6),
  "version" integer DEFAULT 1 NOT NULL,
  CONSTRAINT "project_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "project_company_id_code_key" UNIQUE ("company_id", "code"),
  CONSTRAINT "project_code_length" CHECK (char_length("code") BETWEEN 2 AND 10),
  CONSTRAINT "project_title_length" CHECK (char_length("title") BETWEEN 1 AND 120),
  CONSTRAINT "project_budget_bound" CHECK ("budget" >= 0)
);

CREATE TABLE "project_team" (
  "project_id" uuid NOT NULL,
  "team_id" uuid NOT NULL,
  CONSTRAINT "project_team_pkey" PRIMARY KEY ("project_id", "team_id")
);

CREATE TABLE "task" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "project_id" uuid NOT NULL,
  "title" text NOT NULL,
  "assignee_id" uuid,
  "state" text NOT NULL,
  "starts_at" timestamptz(6),
  "ends_at" timestamptz(6),
  "file_key" text,
  "file_name" text,
  "file_media" text,
  "file_size" bigint,
  "created_at" timestamptz(6) NOT NULL,
  CONSTRAINT "task_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "task_title_length" CHECK (char_length("title") BETWEEN 1 AND 200),
  CONSTRAINT "task_state_check" CHECK ("state" IN ('todo', 'doing', 'done')),
  CONSTRAINT "task_ends_at_bound" CHECK ("ends_at" > "starts_at")
);

CREATE TABLE "invoice" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "company_id" uuid NOT NULL,
  "project_id" uuid NOT NULL,
  "number" bigint NOT NULL,
  "cost" numeric(14,2) NOT NULL,
  "state" text NOT NULL,
  "due_on" date NOT NULL,
  "created_at" timestamptz(6) NOT NULL,
  "version" integer DEFAULT 1 NOT NULL,
  CONSTRAINT "invoice_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "invoice_state_check" CHECK ("state" IN ('draft', 'sent', 'paid', 'void'))
);

CREATE TABLE "invoice_number_counter" (
  "company_id" uuid NOT NULL,
  "last" bigint DEFAULT 0 NOT NULL,
  CONSTRAINT "invoice_number_counter_pkey" PRIMARY KEY ("company_id")
);

CREATE TABLE "invoice_lines" (
  "invoice_id" uuid NOT NULL,
  "position" integer NOT NULL,
  "text" text NOT NULL,
  "quantity" integer NOT NULL,
  "price" numeric(12,2) NOT NULL,
  CONSTRAINT "invoice_lines_pkey" PRIMARY KEY ("invoice_id", "position"),
  CONSTRAINT "invoice_lines_text_length" CHECK (char_length("text") BETWEEN 1 AND 200),
  CONSTRAINT "invoice_lines_quantity_bound" CHECK ("quantity" >= 1),
  CONSTRAINT "invoice_lines_quantity_bound2" CHECK ("quantity" <= 10000),
  CONSTRAINT "invoice_lines_price_bound" CHECK ("price" >= 0)
);

CREATE TABLE "import" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "company_id" uuid NOT NULL,
  "file_key" text NOT NULL,
  "file_name" text NOT NULL,
  "file_media" text NOT NULL,
  "file_size" bigint NOT NULL,
  "progress" integer NOT NULL,
  "state" text NOT NULL,
  "rows" integer NOT NULL,
  CONSTRAINT "import_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "import_progress_bound" CHECK ("progress" >= 0),
  CONSTRAINT "import_progress_bound2" CHECK ("progress" <= 100),
  CONSTRAINT "import_state_check" CHECK ("state" IN ('running', 'succeeded', 'failed'))
);

CREATE TABLE "webhook" (
  "id" uuid DEFAULT gen_random_uuid() NOT NULL,
  "company_id" uuid NOT NULL,
  "url" text NOT NULL,
  "key" text NOT NULL,
  CONSTRAINT "webhook_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "webhook_url_length" CHECK (char_length("url") <= 2048)
);

CREATE TABLE "webhook_events" (
  "webhook_id" uuid NOT NULL,
  "position" integer NOT NULL,
  "value" text NOT NULL,
  CONSTRAINT "webhook_events_pkey" PRIMARY KEY ("webhook_id", "position"),
  CONSTRAINT "webhook_events_value_key" UNIQUE ("webhook_id", "value")
);

ALTER TABLE "user" ADD CONSTRAINT "user_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE NO ACTION;

ALTER TABLE "api_key" ADD CONSTRAINT "api_key_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE NO ACTION;

ALTER TABLE "project" ADD CONSTRAINT "project_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE NO ACTION;

ALTER TABLE "project" ADD CONSTRAINT "project_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "user" ("id") ON DELETE NO ACTION;

ALTER TABLE "project_team" ADD CONSTRAINT "project_team_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project" ("id") ON DELETE CASCADE;

ALTER TABLE "project_team" ADD CONSTRAINT "project_team_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "user" ("id") ON DELETE CASCADE;

ALTER TABLE "task" ADD CONSTRAINT "task_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project" ("id") ON DELETE CASCADE;

ALTER TABLE "task" ADD CONSTRAINT "task_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "user" ("id") ON DELETE NO ACTION;

ALTER TABLE "invoice" ADD CONSTRAINT "invoice_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE NO ACTION;

ALTER TABLE "invoice" ADD CONSTRAINT "invoice_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project" ("id") ON DELETE NO ACTION;

ALTER TABLE "invoice_number_counter" ADD CONSTRAINT "invoice_number_counter_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE CASCADE;

ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice" ("id") ON DELETE CASCADE;

ALTER TABLE "import" ADD CONSTRAINT "import_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE NO ACTION;

ALTER TABLE "webhook" ADD CONSTRAINT "webhook_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE NO ACTION;

ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhook" ("id") ON DELETE CASCADE;

CREATE INDEX "user_email_id_idx" ON "user" ("email", "id");

CREATE INDEX "user_company_id_idx" ON "user" ("company_id");

CREATE INDEX "api_key_company_id_idx" ON "api_key" ("company_id");

CREATE INDEX "project_title_id_idx" ON "project" ("title", "id") WHERE "archived" IS NULL;

CREATE INDEX "project_deadline_id_idx" ON "project" ("deadline", "id") WHERE "archived" IS NULL;

CREATE INDEX "project_lead_id_idx" ON "project" ("lead_id");

CREATE INDEX "project_team_team_id_idx" ON "project_team" ("team_id", "project_id");

CREATE INDEX "task_created_at_desc_id_idx" ON "task" ("created_at" DESC, "id");

CREATE INDEX "task_state_idx" ON "task" ("state");

CREATE INDEX "task_assignee_id_idx" ON "task" ("assignee_id");

CREATE INDEX "task_project_id_idx" ON "task" ("project_id");

CREATE INDEX "invoice_company_id_state_due_on_idx" ON "invoice" ("company_id", "state", "due_on");

CREATE INDEX "invoice_created_at_desc_id_idx" ON "invoice" ("created_at" DESC, "id");

CREATE INDEX "invoice_due_on_id_idx" ON "invoice" ("due_on", "id");

CREATE INDEX "invoice_state_idx" ON "invoice" ("state");

CREATE INDEX "invoice_project_id_idx" ON "invoice" ("project_id");

CREATE INDEX "import_company_id_idx" ON "import" ("company_id");

CREATE INDEX "webhook_company_id_idx" ON "webhook" ("company_id");

CREATE INDEX "webhook_events_value_idx" ON "webhook_events" ("value");

COMMENT ON COLUMN "user"."company_id" IS 'Every row that reaches a Company belongs to it; nobody sees across.';
COMMENT ON COLUMN "user"."blocked_at" IS 'A value locks the person out at once.';
COMMENT ON COLUMN "api_key"."secret" IS 'Shown once, in the answer to create.';
COMMENT ON COLUMN "project"."code" IS 'Unique within its company; never changes.';
COMMENT ON COLUMN "project"."budget" IS 'For others absent, in every view; not null.';
COMMENT ON COLUMN "project"."version" IS 'The entity tag; If-Match compares it.';
COMMENT ON COLUMN "task"."project_id" IS 'Tenant and ownership come through the parent.';
COMMENT ON COLUMN "invoice"."number" IS '1, 2, 3 ... without gaps, within the company.';
COMMENT ON COLUMN "webhook"."url" IS 'https, and not an address inside our own network.';
COMMENT ON COLUMN "webhook"."key" IS 'Shown once, in the answer to create.';
