package dev.newel.bench;

import dev.newel.read.FileTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A design of any size, the same bytes for the same size: parts of a shop that resemble each
/// other, each of [#ENTITIES] entities and [#OPERATIONS] operations in a file of its own, and each
/// leaning on the part before it.
///
/// @param texts by path, `design.yaml` first
public record GeneratedDesign(Map<String, String> texts) implements FileTree {
  /// The operations of one part.
  public static final int OPERATIONS = 10;
  /// The entities of one part.
  public static final int ENTITIES = 3;

  private static final String HEAD =
      """
      newel: 1
      include: ["parts/*.yaml"]
      system:
        name: generated
        title: A generated design
        version: 1.0.0
        owners: [platform-team]
        purpose: Shows how long a design of its size takes.
      entities:
        Account:
          id:       uuid key
          email:    email unique personal lowercase
          password: password(12..)
          role:     role readonly = member
          active:   boolean readonly = true
      identity:
        users: Account
        login: email
        tokens: { access: { for: 15m, claims: [id, role] }, refresh: { for: 7d, rotate: always } }
        throttle: { failures: 5, per: 1m, by: [email, ip] }
        roles:
          anonymous: { limit: 100/min per ip }
          member:    { limit: 1000/min }
          admin:     { is: member, limit: 5000/min }
      api:
        base: /api/v1
        access: member
        denied: { read: 404 }
        envelope: named
        page: { style: page, params: [page, pageSize], size: 20, max: 100 }
        errors: { body: envelope }
        idempotency: { keep: 24h }
        etags: strong
      storage: { technology: PostgreSQL 17, retention: { Account: until deletion is asked for } }
      components:
        platform: { doc: Keeps the accounts., owns: [Account] }
      """;

  /// One part; `@` stands for its number, `^` for the number of the part before it.
  private static final String PART =
      """
      components:
        part@: { doc: Owns part @ of the catalogue., owns: [Group@, Item@, Order@] }
      entities:
        Group@:
          id:    uuid key
          name:  string(1..80) unique              ## Shown in the navigation.
          rank:  int 0..1000 = 0
          items: Item@[] via group
        Item@:
          id:        uuid key
          name:      string(1..200)
          text:      string(..5000)?
          price:     decimal(10,2) >= 0
          group:     Group@
          like:      Group^?
          owner:     Account owner
          tags:      string[0..20] deduped = []
          stock:     int >= 0 = 0
          inStock:   boolean := stock > 0
          state:     draft | listed = draft
          createdAt: timestamp created
          updatedAt: timestamp updated
          deletedAt: timestamp? deleted
          version:   int revision
        Order@:
          id:        uuid key
          customer:  Account owner
          item:      Item@
          lines:     Line@[1..100]
          status:    pending | paid = pending
          total:     decimal(12,2) := lines.sum(l, l.quantity * l.price)
          dueOn:     date?
          overdue:   boolean := status == pending && dueOn != null && dueOn < today
          createdAt: timestamp created
      values:
        Line@:
          text:     string(1..200)
          quantity: int 1..99
          price:    decimal(10,2) >= 0
      views:
        Item@Summary: { of: Item@, fields: [id, name, price, group, inStock, createdAt] }
        Item@:        [all, group: Group@Short, owner: [id]]
        Group@Short:  { of: Group@, fields: [id, name] }
        Group@:       [id, name, rank]
      grants:
        keeper@: Item@ where viewer == owner
      resources:
        items@:
          of: Item@
          list:
            access: [keeper@, admin]
            answers: Item@Summary
            filter: [group, inStock, state, cheaperThan: price < value]
            search: [name, text]
            sortable: [createdAt, name, price]
            order: [-createdAt]
          get:    [keeper@, admin]
          create: { access: admin, idempotent: optional }
          update: { access: [keeper@, admin], match: required }
          delete: admin
          actions:
            publish: { access: admin, moves: { state: draft -> listed }, when: stock > 0 else EMPTY@ }
        orders@:
          of: Order@
          list:   { access: owner, order: [-createdAt], filter: [status, overdue] }
          get:    { access: [owner, admin] }
          create: { idempotent: required, emits: order@.made, limit: 300/min }
          actions:
            pay: { access: owner, moves: { status: pending -> paid else PAID@ }, emits: order@.paid }
      errors:
        EMPTY@: 409 An item without stock cannot be listed.
        PAID@:  409 The order is paid already.
      events:
        order@.made: { payload: Order@ }
        order@.paid: { payload: [id, total] }
      """;

  public GeneratedDesign {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }

  /// A design of so many parts, at least one.
  public static GeneratedDesign of(int parts) {
    var texts = new LinkedHashMap<String, String>();
    texts.put("design.yaml", HEAD);
    for (var part = 0; part < parts; part++) {
      var before = part == 0 ? parts - 1 : part - 1;
      texts.put(
          "parts/%04d.yaml".formatted(part),
          PART.replace("@", Integer.toString(part)).replace("^", Integer.toString(before)));
    }
    return new GeneratedDesign(texts);
  }

  @Override
  public Content read(String path, int most) {
    var text = texts.get(path);
    return text == null
        ? new Content.Absent()
        : new Content.Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public List<String> files() {
    return new ArrayList<>(new TreeMap<>(texts).keySet());
  }
}
