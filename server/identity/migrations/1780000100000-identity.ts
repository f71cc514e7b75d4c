import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Identity1780000100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create type identity.role as enum ('PUBLIC', 'MEMBER', 'ANALYST', 'PILOT_LEAD', 'ADMIN')`)
    await db.query(`create type identity."accountKind" as enum ('PERSON', 'SERVICE')`)
    await db.query(`create table identity.account (
      id uuid not null default gen_random_uuid() primary key,
      name text not null,
      email text not null constraint account_email unique,
      kind identity."accountKind" not null default 'PERSON',
      role identity.role not null,
      "pilotIds" uuid[] not null default '{}',
      "disabledAt" timestamptz,
      "secondFactorSince" timestamptz,
      "secondFactorRequired" boolean not null default false,
      "lastSeenAt" timestamptz,
      "createdAt" timestamptz not null default now(),
      version int not null default 1,
      illustrative boolean not null default false)`)
    await db.query(`create index account_name on identity.account (name, id)`)
    await db.query(`create table identity.credential (
      "accountId" uuid not null primary key constraint credential_account references identity.account on delete cascade,
      "passwordHash" text,
      "sharedSecret" text,
      "pendingSecret" text,
      "lastStep" int,
      "oidcIssuer" text,
      "oidcSubject" text,
      constraint credential_oidc unique ("oidcIssuer", "oidcSubject"))`)
    await db.query(`comment on column identity.credential."sharedSecret" is 'Sealed: see seal.ts.'`)
    await db.query(`comment on column identity.credential."pendingSecret" is 'Sealed; a second factor that is being set up.'`)
    await db.query(`comment on column identity.credential."lastStep" is 'The time step of the last code that was used.'`)
    await db.query(`create table identity.session (
      id uuid not null default gen_random_uuid() primary key,
      "accountId" uuid not null constraint session_account references identity.account on delete cascade,
      "secretHash" text not null constraint session_secret unique,
      "createdAt" timestamptz not null,
      "lastSeenAt" timestamptz not null,
      "provedAt" timestamptz not null,
      "latestEnd" timestamptz not null,
      "singleSignOn" boolean not null default false,
      address text,
      "userAgent" text)`)
    await db.query(`create index "session_accountId" on identity.session ("accountId")`)
    await db.query(`comment on column identity.session."provedAt" is 'When the person last gave a password or a code.'`)
    await db.query(
      `comment on column identity.session."singleSignOn" is 'Opened by the single sign-on provider, which answers for the second factor.'`,
    )
    await db.query(`create table identity."knownBrowser" (
      "accountId" uuid not null constraint "knownBrowser_account" references identity.account on delete cascade,
      "secretHash" text not null,
      "lastUsedAt" timestamptz not null,
      primary key ("accountId", "secretHash"))`)
    await db.query(`create table identity."apiToken" (
      id uuid not null primary key,
      "accountId" uuid not null constraint "apiToken_account" references identity.account on delete cascade,
      name text not null,
      prefix text not null,
      "secretHash" text not null,
      role identity.role not null,
      "pilotIds" uuid[] not null default '{}',
      "canWrite" boolean not null default false,
      "createdAt" timestamptz not null,
      "expiresAt" timestamptz not null,
      "lastUsedAt" timestamptz,
      "revokedAt" timestamptz)`)
    await db.query(`create index "apiToken_accountId" on identity."apiToken" ("accountId")`)
    await db.query(`create table identity.invitation (
      id uuid not null default gen_random_uuid() primary key,
      email text,
      name text,
      role identity.role not null,
      "pilotIds" uuid[] not null default '{}',
      "secretHash" text not null constraint invitation_secret unique,
      "accountId" uuid constraint invitation_account references identity.account on delete cascade,
      "invitedBy" text,
      "createdAt" timestamptz not null,
      "expiresAt" timestamptz not null,
      "acceptedAt" timestamptz,
      "revokedAt" timestamptz)`)
    await db.query(`comment on column identity.invitation."accountId" is 'The account whose password it replaces, or that came of it.'`)
    await db.query(`create index "invitation_accountId" on identity.invitation ("accountId")`)
    await db.query(`create index invitation_email on identity.invitation (email)`)
    await db.query(`create table identity."failureCount" (
      key text not null primary key,
      failures int not null,
      "endsAt" timestamptz not null)`)
    await db.query(`create index "failureCount_endsAt" on identity."failureCount" ("endsAt")`)
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['failureCount', 'invitation', 'apiToken', 'knownBrowser', 'session', 'credential', 'account'])
      await db.query(`drop table identity."${table}"`)
    await db.query(`drop type identity."accountKind"`)
    await db.query(`drop type identity.role`)
  }
}
