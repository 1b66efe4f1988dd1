package apiary.hive;

import apiary.Owned;
import jakarta.persistence.*;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.*;

@Entity
@Table(name = "beehives")
public class Hive extends Owned {
  static final int LONGEST = 40;

  @Id
  @GeneratedValue
  private UUID id;

  @Column(nullable = false, unique = true, length = LONGEST)
  private String label;

  @Column(precision = 6, scale = 2)
  private BigDecimal weight;

  @Enumerated(EnumType.STRING)
  private Mood mood = Mood.CALM;

  private int frames = 10;

  @Column(name = "set_up")
  private LocalDate since;

  @ManyToOne(optional = false)
  private Stand stand;

  @OneToMany(mappedBy = "hive")
  private List<Harvest> harvests = new ArrayList<>();

  @ManyToMany
  private Set<Keeper> keepers;

  @CreationTimestamp
  private Instant createdAt;

  @Transient
  private boolean open;

  public enum Mood {
    CALM,
    CROSS,
    QUEENLESS
  }
}
