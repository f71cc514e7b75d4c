import type { MigrationInterface, QueryRunner } from 'typeorm'

const TABLES = ['agreement', 'agreementParty', 'agreementClause', 'agreementEdition', 'agreementReport', 'signatory', 'signature']

/** What an agreement says, who is to sign it, what was signed, and what has to be reported under it. */
export class Agreements1780000001230 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `alter table directory.agreement add column terms text, add column edition int not null default 1, add column version int not null default 1`,
    )
    await db.query(`create table directory."agreementParty" (
      id uuid primary key default gen_random_uuid(),
      "agreementId" uuid not null references directory.agreement,
      "organisationId" uuid not null references directory.organisation,
      "contributionPence" bigint,
      illustrative boolean not null default false,
      constraint "agreementParty_contribution" check ("contributionPence" >= 0))`)
    await db.query(`create unique index "agreementParty_agreementId_organisationId" on directory."agreementParty" ("agreementId", "organisationId")`)
    await db.query(`create index "agreementParty_organisationId" on directory."agreementParty" ("organisationId")`)
    await db.query(`create table directory."agreementClause" (
      id uuid primary key default gen_random_uuid(),
      "agreementId" uuid not null references directory.agreement,
      letter text not null,
      text text not null,
      illustrative boolean not null default false)`)
    await db.query(`create unique index "agreementClause_agreementId_letter" on directory."agreementClause" ("agreementId", letter)`)
    await db.query(`create table directory."agreementEdition" (
      id uuid primary key default gen_random_uuid(),
      "agreementId" uuid not null references directory.agreement,
      number int not null,
      "signedOn" date not null,
      "replacedOn" date not null,
      fingerprint text not null,
      content jsonb not null,
      illustrative boolean not null default false)`)
    await db.query(`create unique index "agreementEdition_agreementId_number" on directory."agreementEdition" ("agreementId", number)`)
    await db.query(`create type directory."reportKind" as enum ('QUARTERLY', 'ANNUAL')`)
    await db.query(`create table directory."agreementReport" (
      id uuid primary key default gen_random_uuid(),
      "agreementId" uuid not null references directory.agreement,
      kind directory."reportKind" not null,
      "periodStart" date not null,
      "periodEnd" date not null,
      "dueOn" date not null,
      "receivedOn" date,
      illustrative boolean not null default false)`)
    await db.query(`create unique index "agreementReport_place" on directory."agreementReport" ("agreementId", kind, "periodStart")`)
    await db.query(
      `create type directory."signatoryRole" as enum ('CHIEF_EXECUTIVE', 'SECTION_151_OFFICER', 'FINANCE_DIRECTOR', 'BOARD_CHAIR', 'DIRECTOR', 'OTHER')`,
    )
    await db.query(`create table directory.signatory (
      id uuid primary key default gen_random_uuid(),
      "agreementId" uuid not null references directory.agreement,
      "organisationId" uuid not null references directory.organisation,
      role directory."signatoryRole" not null,
      illustrative boolean not null default false)`)
    await db.query(`create unique index "signatory_place" on directory.signatory ("agreementId", "organisationId", role)`)
    await db.query(`create index "signatory_organisationId" on directory.signatory ("organisationId")`)
    await db.query(`create table directory.signature (
      id uuid primary key default gen_random_uuid(),
      "signatoryId" uuid not null references directory.signatory,
      "agreementId" uuid not null references directory.agreement,
      edition int not null,
      name text not null,
      "isDelegate" boolean not null default false,
      "signedOn" date not null,
      fingerprint text not null,
      "lapsedOn" date,
      "lapsedBecause" text,
      illustrative boolean not null default false)`)
    await db.query(`create index "signature_signatoryId" on directory.signature ("signatoryId", "signedOn")`)
    await db.query(`create index "signature_agreementId" on directory.signature ("agreementId")`)
    await db.query(`create unique index signature_one on directory.signature ("signatoryId") where "lapsedOn" is null`)
    // All that the parties agree on, and nothing else: a signature is under this.
    await db.query(`create function directory.agreement_content(agreement uuid) returns jsonb language sql stable as $$
      select jsonb_build_object('kind', a.kind, 'startsOn', a."startsOn", 'endsOn', a."endsOn", 'terms', a.terms,
        'clauses', (select coalesce(jsonb_object_agg(c.letter, c.text), '{}') from directory."agreementClause" c where c."agreementId" = a.id),
        'parties', (select coalesce(jsonb_agg(jsonb_build_array(p."organisationId", p."contributionPence") order by p."organisationId"), '[]') from directory."agreementParty" p where p."agreementId" = a.id))
      from directory.agreement a where a.id = agreement $$`)
    await db.query(`create function directory.agreement_fingerprint(agreement uuid) returns text language sql stable as $$
      select encode(sha256(convert_to(directory.agreement_content(agreement)::text, 'UTF8')), 'hex') $$`)
    for (const table of TABLES)
      await db.query(
        `create trigger "${table}_remembered" after insert or update or delete on directory."${table}" for each row execute function directory.remember_row()`,
      )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger agreement_remembered on directory.agreement`)
    await db.query(`drop function directory.agreement_fingerprint, directory.agreement_content`)
    await db.query(
      `drop table directory.signature, directory.signatory, directory."agreementReport", directory."agreementEdition", directory."agreementClause", directory."agreementParty"`,
    )
    await db.query(`drop type directory."signatoryRole", directory."reportKind"`)
    await db.query(`alter table directory.agreement drop column version, drop column edition, drop column terms`)
  }
}
