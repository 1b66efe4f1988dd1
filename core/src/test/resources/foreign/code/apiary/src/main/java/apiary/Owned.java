package apiary;

import jakarta.persistence.MappedSuperclass;

@MappedSuperclass
public abstract class Owned {
  @Email
  private String keeperMail;
}
