package apiary.honey;

import org.springframework.web.bind.annotation.*;

@RequestMapping("/api/harvests")
interface HoneyApi {
  @GetMapping("/{id}")
  Jar jar(@PathVariable long id);

  @PutMapping(value = "/{id}", consumes = "application/json")
  Jar change(@PathVariable long id, @RequestBody Jar jar);
}

@RestController
class HoneyController implements HoneyApi {
  @Override
  public Jar jar(long id) {
    return null;
  }

  @Override
  @RolesAllowed("KEEPER")
  public Jar change(long id, Jar jar) {
    return jar;
  }
}

@Controller
class HoneyPages {
  @GetMapping("/honey")
  String page() {
    return "honey";
  }
}

class Jar {
  private static final long serialVersionUID = 1L;
  private int grams;
  @JsonIgnore private String shelf;
}

@ResponseStatus(value = HttpStatus.CONFLICT, reason = "The jar is sold.")
class JarSoldException extends RuntimeException {}
