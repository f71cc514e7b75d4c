import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Which codes people take for each other. */
export class NearCodes1795360000020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // A code as the eye reads it: whatever its case and spaces, O as 0, I and L as 1.
    await db.query(`create function directory.read_code(code text) returns text language sql immutable parallel safe as $$
      select translate(regexp_replace(upper(code), '[^A-Z0-9]', '', 'g'), 'OIL', '011') $$`)
    // Of one length and different in one place, or in two neighbouring ones that were swapped.
    await db.query(`create function directory.are_near_codes(one text, other text) returns boolean language sql immutable parallel safe as $$
      select coalesce(length(one) = length(other) and (
        select count(*) = 1 or (count(*) = 2 and max(i) - min(i) = 1
          and substr(one, min(i)::int, 2) = reverse(substr(other, min(i)::int, 2)))
        from generate_series(1, length(one)) i where substr(one, i, 1) <> substr(other, i, 1)), false) $$`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function directory.are_near_codes, directory.read_code`)
  }
}
