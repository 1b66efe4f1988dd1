package apiary;

@RestController
class HiveControllerTest {
  @GetMapping("/not/read")
  String no() {
    return "";
  }
}
