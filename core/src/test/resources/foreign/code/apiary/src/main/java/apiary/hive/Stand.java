package apiary.hive;

import jakarta.persistence.*;

@Entity
class Stand {
  @Id private Long id;
  @NotNull private String place;
}

@Entity
class Keeper {
  @Id private Long id;
  private String name;
}

@Entity
class Harvest {
  @Id private Long id;
  @ManyToOne private Hive hive;
  @Positive private double kilograms;
}
