package apiary.hive;

import apiary.Paths;
import java.util.List;
import java.util.UUID;
import org.springframework.http.*;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping(Paths.HIVES)
@PreAuthorize("isAuthenticated()")
class HiveController {
  private final Hives hives;

  HiveController(Hives hives) {
    this.hives = hives;
  }

  /** Lists the hives of all stands. They come by label. */
  @GetMapping
  @PermitAll
  public List<HiveView> all(
      @RequestParam(required = false) Hive.Mood mood,
      @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return hives.all(mood, limit);
  }

  @GetMapping("/{id}")
  ResponseEntity<HiveView> one(@PathVariable UUID id) {
    return ResponseEntity.ok(hives.one(id));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasAnyRole('KEEPER', 'HEAD_KEEPER')")
  @Transactional
  public HiveView add(@Valid @RequestBody NewHive hive) {
    return hives.add(hive);
  }

  @DeleteMapping("/{id:[0-9a-f-]+}")
  @Secured("ROLE_HEAD_KEEPER")
  ResponseEntity<Void> remove(@PathVariable("id") UUID hive) {
    hives.remove(hive);
    return ResponseEntity.noContent().build();
  }

  @RequestMapping(path = {"/{id}/calm", "/{id}/soothe"}, method = RequestMethod.POST)
  void calm(@PathVariable UUID id, @RequestHeader("X-Smoke") String smoke) {}

  @RequestMapping("/anything")
  String anything() {
    return "";
  }

  record HiveView(UUID id, String label, Hive.Mood mood) {}

  record NewHive(
      @NotBlank @Size(max = 30) String label,
      @DecimalMin(value = "0", inclusive = false) BigDecimal weight,
      @Min(1) int frames,
      Place place) {}

  record Place(double lat, double lon) {}
}
