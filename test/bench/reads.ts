/** One of the reference reads: what a client asks, and the statement that somebody would write by hand for it. */
export interface Read {
  name: string
  query: string
  variables: Record<string, unknown>
  sql: string
  values: unknown[]
}

const line = (text: string): string => text.replace(/\s+/g, ' ').trim()

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
  },
  {
    name: 'one organisation by code',
    query: line(`query Organisation($code: String) { organisation(odsCode: $code) { id odsCode name kind openedOn } }`),
    variables: { code: 'TAL' },
    sql: line(`select '{"data":{"organisation":' || coalesce((select '{"id":"' || id || '","odsCode":' || to_json("odsCode") || ',"name":' || to_json(name) || ',"kind":"' || kind || '","openedOn":'
      || coalesce('"' || "openedOn" || '"', 'null') || '}' from directory.organisation where "odsCode" = $1), 'null') || '}}' as j`),
    values: ['TAL'],
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
  },
]
