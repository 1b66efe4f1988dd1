package apiary.visit;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;

class Visits {
  private static final String SWARMS = "hive.swarmed";
  private final KafkaTemplate<String, HiveSwarmed> kafka;
  private final ApplicationEventPublisher events;

  Visits(KafkaTemplate<String, HiveSwarmed> kafka, ApplicationEventPublisher events) {
    this.kafka = kafka;
    this.events = events;
  }

  /** Weighs every hive. */
  @Scheduled(cron = "0 30 5 * * *", zone = "Europe/Berlin")
  void weigh() {}

  @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
  void look() {}

  @Scheduled(cron = "${apiary.clean}")
  void clean() {}

  @Transactional(readOnly = true)
  void swarmed(HiveSwarmed swarm) {
    kafka.send(SWARMS, swarm.hive(), swarm);
    events.publishEvent(new VisitPlanned(swarm.hive()));
    kafka.send(System.getenv("OTHER"), swarm);
  }

  @KafkaListener(topics = {"weather.frost", "weather.storm"}, groupId = "apiary")
  void weather(ConsumerRecord<String, Warning> record) {}

  @RabbitListener(queues = "honey.orders")
  void order(@Payload HoneyOrder order, @Header("x") String header) {}

  @EventListener
  void planned(VisitPlanned planned) {}

  @EventListener
  void ready(ApplicationReadyEvent event) {}

  record HiveSwarmed(String hive, Instant at, List<String> seenBy) {}

  record VisitPlanned(String hive) {}

  record Warning(int degrees) {}

  record HoneyOrder(@Min(1) int jars, Address to) {}

  record Address(String street, String town) {}
}
