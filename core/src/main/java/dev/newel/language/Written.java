package dev.newel.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A design as written: every top-level key.
@Element(says = "A design as written: every top-level key.", kept = Kept.PUBLISHED)
public record Written(
    @Key(says = "The version of the language.", eg = "1", required = true, kept = Kept.SERVED)
        Integer newel,
    @Key(
            says = "Further files of the design, relative to this one.",
            eg = "[entities.yaml, api/*.yaml]")
        List<String> include,
    @Key(
            says = "Who the system is for, why it exists, and what bounds it.",
            eg = "{ name: storefront }",
            required = true)
        SystemInfo system,
    @Key(
            says = "Slices that get documents of their own.",
            eg = "{ E01-F01: { title: Browse the catalogue, covers: [products] } }")
        Map<String, Feature> features,
    @Key(says = "What decisions are made of.", eg = "{ team: { size: 6 } }") @Nullable Facts facts,
    @Key(says = "Technology, by layer.", eg = "{ store: PostgreSQL 17 }")
        Map<String, StackChoice> stack,
    @Key(says = "Who calls us.", eg = "{ web: { title: Web shop, kind: spa } }")
        Map<String, Client> clients,
    @Key(says = "Who depends on us.", eg = "{ analytics: { uses: [order.completed] } }")
        Map<String, Consumer> consumers,
    @Key(says = "Whom we call, and how we survive it.", eg = "{ mailer: { timeout: 5s } }")
        Map<String, Dependency> dependencies,
    @Key(says = "Modules, what they own and use.", eg = "{ catalog: { owns: [Product] } }")
        Map<String, Component> components,
    @Key(says = "Journeys that are drawn.", eg = "{ buy: [web products.list] }")
        Map<String, Flow> flows,
    @Key(
            says = "Data with an identity.",
            eg = "{ Category: { id: uuid key } }",
            kept = Kept.SERVED,
            names = NameKind.TYPE)
        Map<String, EntityText> entities,
    @Key(
            says = "Data without an identity.",
            eg = "{ OrderLine: { quantity: int 1..99 } }",
            kept = Kept.SERVED,
            names = NameKind.TYPE)
        Map<String, ValueText> values,
    @Key(
            says = "What answers show.",
            eg = "{ Person: { of: User, fields: [id, email] } }",
            kept = Kept.SERVED,
            names = NameKind.TYPE)
        Map<String, ViewText> views,
    @Key(
            says = "Rows that a new database begins with, by entity.",
            eg = "{ Category: [ { name: Books } ] }",
            names = NameKind.TYPE,
            kept = Kept.SERVED)
        Map<String, List<Json>> rows,
    @Key(says = "Where the data lives.", eg = "{ technology: PostgreSQL 17 }")
        @Nullable Storage storage,
    @Key(says = "One system for many tenants.", eg = "{ of: Company }", kept = Kept.SERVED)
        @Nullable Tenancy tenancy,
    @Key(
            says = "Who people and programs are.",
            eg = "{ users: User, login: email }",
            kept = Kept.SERVED)
        @Nullable Identity identity,
    @Key(
            says = "Named grants: of which rows, and what must hold.",
            eg = "{ teamMember: Project where viewer in team }",
            kept = Kept.SERVED)
        Map<String, Rows> grants,
    @Key(
            says = "The conventions of the HTTP interface.",
            eg = "{ base: /api/v1 }",
            kept = Kept.SERVED)
        @Nullable ApiText api,
    @Key(
            says = "Operations on entities.",
            eg = "{ products: { of: Product, list: public } }",
            kept = Kept.SERVED,
            names = NameKind.WORD)
        Map<String, ResourceText> resources,
    @Key(
            says = "What the conventions do not know, and what we call differently.",
            eg = "{ OUT_OF_STOCK: 409 Too few items left. }",
            kept = Kept.SERVED,
            names = NameKind.CODE)
        Map<String, ErrorText> errors,
    @Key(
            says = "Events, published and received.",
            eg = "{ order.created: { payload: Order } }",
            names = NameKind.EVENT)
        Map<String, EventText> events,
    @Key(says = "How events travel.", eg = "{ outbox: { batch: 100 } }")
        @Nullable Messaging messaging,
    @Key(says = "Sagas.", eg = "{ placeOrder: { of: Order, steps: [] } }", names = NameKind.WORD)
        Map<String, WorkflowText> workflows,
    @Key(says = "What happens by time.", eg = "{ purge: { every: 24h } }", names = NameKind.WORD)
        Map<String, JobText> jobs,
    @Key(
            says = "Data that flows without a request.",
            eg = "{ nightly: { every: day at 02:00 } }",
            names = NameKind.WORD)
        Map<String, PipelineText> pipelines,
    @Key(says = "What the system promises in numbers.", eg = "{ availability: 99.9% }")
        @Nullable Goals goals,
    @Key(says = "What the running system tells.", eg = "{ traces: opentelemetry }")
        @Nullable Observability observability,
    @Key(says = "What is protected from whom.", eg = "{ secrets: { store: environment } }")
        @Nullable Security security,
    @Key(says = "How it runs.", eg = "{ style: modular monolith }") @Nullable Deployment deployment,
    @Key(
            says = "Values from the environment.",
            eg = "{ DATABASE_URL: { secret: true } }",
            names = NameKind.SETTING)
        Map<String, Setting> settings,
    @Key(says = "A command line program.", eg = "{ program: tariff }") @Nullable Cli cli,
    @Key(says = "Functions that others link.", eg = "{ module: dev.example.tariff }")
        @Nullable Library library,
    @Key(says = "What the design cannot change.", eg = "[ { is: One PostgreSQL for all modules } ]")
        List<Constraint> constraints,
    @Key(says = "What is taken for true.", eg = "[ { is: Prices are in one currency } ]")
        List<Assumption> assumptions,
    @Key(
            says = "What is not decided yet.",
            eg = "[ { ask: \"Which carriers?\", owner: ordering } ]")
        List<Question> questions,
    @Key(says = "What may go wrong.", eg = "[ { risk: The provider is slow } ]") List<Risk> risks,
    @Key(says = "Terms.", eg = "{ Order line: One product and its quantity. }")
        Map<String, String> glossary,
    @Key(says = "Documents that it refers to.", eg = "[ { title: Pricing policy } ]")
        List<Reference> references,
    @Key(
            says = "Findings that are accepted for a time.",
            eg = "[ { id: API004, reason: Short list, owner: catalog-team, until: 2027-06-30 } ]",
            kept = Kept.SERVED)
        List<WaiverText> waivers,
    @Key(says = "What the check demands here.", eg = "{ fail-on: warning }", kept = Kept.SERVED)
        @Nullable Gate gate) {
  /// The version of the language that this program reads and writes, the value of `newel`.
  public static final int VERSION = 1;

  public Written {
    include = List.copyOf(include);
    features = Maps.ordered(features);
    stack = Maps.ordered(stack);
    clients = Maps.ordered(clients);
    consumers = Maps.ordered(consumers);
    dependencies = Maps.ordered(dependencies);
    components = Maps.ordered(components);
    flows = Maps.ordered(flows);
    entities = Maps.ordered(entities);
    values = Maps.ordered(values);
    views = Maps.ordered(views);
    rows = Maps.ordered(rows);
    grants = Maps.ordered(grants);
    resources = Maps.ordered(resources);
    errors = Maps.ordered(errors);
    events = Maps.ordered(events);
    workflows = Maps.ordered(workflows);
    jobs = Maps.ordered(jobs);
    pipelines = Maps.ordered(pipelines);
    settings = Maps.ordered(settings);
    constraints = List.copyOf(constraints);
    assumptions = List.copyOf(assumptions);
    questions = List.copyOf(questions);
    risks = List.copyOf(risks);
    glossary = Maps.ordered(glossary);
    references = List.copyOf(references);
    waivers = List.copyOf(waivers);
  }
}
