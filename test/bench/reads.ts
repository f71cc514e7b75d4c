import { MembershipRole } from '../../server/directory/membership-role.ts'

/** One of the reference reads: what a client asks, and the statement that somebody would write by hand for it. */
export interface Read {
  name: string
  query: string
  variables: Record<string, unknown>
  sql: string
  values: unknown[]
  /** The same question in the peer's words, and its answer in ours. */
  peer: { query: string; variables: Record<string, unknown>; read: (data: never) => unknown }
}

type Row = Record<string, unknown>

const line = (text: string): string => text.replace(/\s+/g, ' ').trim()

const roles = Object.keys(MembershipRole)
const byRole = <Member extends { role: string }>(members: Member[]): Member[] =>
  members.toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role))

/** The five reference reads (issue 2, section 6). */
export const reads: Read[] = [
  {
    name: 'pilots with lead',
    query: line(`query Pilots($first: Int) { pilots(first: $first) { nodes { id slug name theme lead { id name kind } } } }`),
    variables: { first: 100 },
    sql: line(`select '{"data":{"pilots":{"nodes":[' || coalesce(string_agg('{"id":"' || p.id || '","slug":' || to_json(p.slug) || ',"name":' || to_json(p.name) || ',"theme":"' || p.theme
      || '","lead":{"id":"' || o.id || '","name":' || to_json(o.name) || ',"kind":"' || o.kind || '"}}', ',' order by p.number, p.id), '') || ']}}}' as j
      from (select * from programme.pilot order by number, id limit $1) p join directory.organisation o on o.id = p."leadId"`),
    values: [100],
    peer: {
      query: line(
        `query Pilots($first: Int) { pilots: allPilots(first: $first, orderBy: [NUMBER_ASC, ROW_ID_ASC]) { nodes { id: rowId slug name theme lead { id: rowId name kind } } } }`,
      ),
      variables: { first: 100 },
      read: (data) => data,
    },
  },
  {
    name: 'pilots to organisations',
    query: line(
      `query Partnerships($first: Int) { pilots(first: $first) { nodes { id name partnerships { id name members { id role startsOn organisation { name kind } } } } } }`,
    ),
    variables: { first: 100 },
    sql: line(`select '{"data":{"pilots":{"nodes":[' || coalesce(string_agg('{"id":"' || p.id || '","name":' || to_json(p.name) || ',"partnerships":[' || coalesce((
      select string_agg('{"id":"' || s.id || '","name":' || to_json(s.name) || ',"members":[' || coalesce((
        select string_agg('{"id":"' || m.id || '","role":"' || m.role || '","startsOn":"' || m."startsOn" || '","organisation":{"name":' || to_json(o.name) || ',"kind":"' || o.kind || '"}}', ',' order by m.role, m."startsOn", m.id)
        from directory.membership m join directory.organisation o on o.id = m."organisationId" where m."partnershipId" = s.id), '') || ']}', ',' order by s."startsOn", s.name, s.id)
      from directory.partnership s where s."pilotId" = p.id), '') || ']}', ',' order by p.number, p.id), '') || ']}}}' as j
      from (select * from programme.pilot order by number, id limit $1) p`),
    values: [100],
    peer: {
      query: line(
        `query Partnerships($first: Int) { pilots: allPilots(first: $first, orderBy: [NUMBER_ASC, ROW_ID_ASC]) { nodes { id: rowId name partnerships(orderBy: [STARTS_ON_ASC, NAME_ASC, ROW_ID_ASC]) { id: rowId name members: directoryMembershipsByPartnershipIdList(orderBy: [STARTS_ON_ASC, ROW_ID_ASC]) { id: rowId role startsOn organisation: directoryOrganisationByOrganisationId { name kind } } } } } }`,
      ),
      variables: { first: 100 },
      // It cannot order by an enumeration.
      read: ({ pilots }: { pilots: { nodes: (Row & { partnerships: (Row & { members: { role: keyof typeof MembershipRole }[] })[] })[] } }) => ({
        pilots: {
          nodes: pilots.nodes.map((pilot) => ({
            ...pilot,
            partnerships: pilot.partnerships.map((one) => ({ ...one, members: byRole(one.members) })),
          })),
        },
      }),
    },
  },
  {
    name: 'nine series of a commissioner',
    query: line(
      `query Series($code: String) { organisation(odsCode: $code) { id name measures { measure { id code title unit } observations { periodStart value numerator denominator } } } }`,
    ),
    variables: { code: '5QN' },
    sql: line(`select '{"data":{"organisation":' || coalesce((select '{"id":"' || o.id || '","name":' || to_json(o.name) || ',"measures":[' || coalesce((
      select string_agg('{"measure":{"id":"' || m.id || '","code":' || to_json(m.code) || ',"title":' || to_json(m.title) || ',"unit":' || to_json(m.unit) || '},"observations":[' || coalesce((
        select string_agg('{"periodStart":"' || b."periodStart" || '","value":' || coalesce(b.value::text, 'null') || ',"numerator":' || coalesce(b.numerator::text, 'null') || ',"denominator":' || coalesce(b.denominator::text, 'null') || '}', ',' order by b."periodStart")
        from evaluation.observation b where b."subjectId" = a."organisationId" and b."measureId" = a."measureId" and b."recordedTo" is null), '') || ']}', ',' order by m.code, a.id)
      from evaluation."organisationMeasure" a join evaluation.measure m on m.id = a."measureId" where a."organisationId" = o.id), '') || ']}' from directory.organisation o where o."odsCode" = $1), 'null') || '}}' as j`),
    values: ['5QN'],
    peer: {
      query: line(
        `query Series($code: String!) { organisation: directoryOrganisationByOdsCode(odsCode: $code) { id: rowId name measures { measure: evaluationMeasureByMeasureId { id: rowId code title unit } observations(condition: { recordedTo: null }, orderBy: [PERIOD_START_ASC]) { periodStart value numerator denominator } } } }`,
      ),
      variables: { code: '5QN' },
      // It cannot order by a column of what a relation leads to.
      read: ({ organisation }: { organisation: Row & { measures: { measure: { code: string } }[] } }) => ({
        organisation: { ...organisation, measures: organisation.measures.toSorted((a, b) => (a.measure.code < b.measure.code ? -1 : 1)) },
      }),
    },
  },
  {
    name: 'one organisation by code',
    query: line(`query Organisation($code: String) { organisation(odsCode: $code) { id odsCode name kind openedOn } }`),
    variables: { code: 'TAL' },
    sql: line(`select '{"data":{"organisation":' || coalesce((select '{"id":"' || id || '","odsCode":' || to_json("odsCode") || ',"name":' || to_json(name) || ',"kind":"' || kind || '","openedOn":'
      || coalesce('"' || "openedOn" || '"', 'null') || '}' from directory.organisation where "odsCode" = $1), 'null') || '}}' as j`),
    values: ['TAL'],
    peer: {
      query: line(
        `query Organisation($code: String!) { organisation: directoryOrganisationByOdsCode(odsCode: $code) { id: rowId odsCode name kind openedOn } }`,
      ),
      variables: { code: 'TAL' },
      read: (data) => data,
    },
  },
  {
    name: 'page of organisations',
    query: line(
      `query Organisations($filter: OrganisationFilter, $first: Int) { organisations(filter: $filter, orderBy: [{ field: NAME, direction: ASC }], first: $first) { totalCount nodes { id odsCode name kind } } }`,
    ),
    variables: { filter: { kind: { eq: 'PRIMARY_CARE_TRUST' }, name: { contains: 'e' } }, first: 25 },
    sql: line(`select '{"data":{"organisations":{"totalCount":' || (select count(*) from directory.organisation where kind = $1 and name ilike $2) || ',"nodes":['
      || coalesce(string_agg('{"id":"' || id || '","odsCode":' || coalesce(to_json("odsCode")::text, 'null') || ',"name":' || to_json(name) || ',"kind":"' || kind || '"}', ',' order by name, id), '') || ']}}}' as j
      from (select * from directory.organisation where kind = $1 and name ilike $2 order by name, id limit $3) o`),
    values: ['PRIMARY_CARE_TRUST', '%e%', 25],
    peer: {
      query: line(
        `query Organisations($filter: DirectoryOrganisationFilter, $first: Int) { organisations: allDirectoryOrganisations(filter: $filter, orderBy: [NAME_ASC, ROW_ID_ASC], first: $first) { totalCount nodes { id: rowId odsCode name kind } } }`,
      ),
      variables: { filter: { kind: { equalTo: 'PRIMARY_CARE_TRUST' }, name: { includesInsensitive: 'e' } }, first: 25 },
      read: (data) => data,
    },
  },
]
