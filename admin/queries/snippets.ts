/** A script that fetches a saved query's answer; the token comes from the environment, so that it is in no file. */
export interface Snippet {
  name: string
  text: string
}

/** How other programs ask a saved query. The address gives every row of its list, so no paging is needed there. */
export function snippetsFor(origin: string, address: string, values: Record<string, unknown>): Snippet[] {
  const pairs = Object.entries(values).flatMap(([name, value]) => parametersOf(value).map((text) => [name, text] as const))
  const query = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString()
  const url = `${origin}${address}`
  const full = `${url}.csv${query && `?${query}`}`
  return [
    {
      name: 'curl',
      text: `curl --fail-with-body --silent --show-error -H "Authorization: Bearer $CAREWEAVE_TOKEN" '${full.replaceAll("'", '%27')}'`,
    },
    {
      name: 'R',
      text: [
        'library(httr2)',
        `answer <- request(${quote(`${url}.csv`)}) |>`,
        ...(pairs.length > 0 ? [`  req_url_query(${pairs.map(([name, value]) => `${name} = ${quote(value)}`).join(', ')}) |>`] : []),
        '  req_auth_bearer_token(Sys.getenv("CAREWEAVE_TOKEN")) |>',
        '  req_perform()',
        '# Text first, so that codes keep their zeros; type.convert makes numbers of a column that has them. A withheld number is Q.',
        'rows <- read.csv(text = resp_body_string(answer), check.names = FALSE, colClasses = "character", na.strings = "")',
      ].join('\n'),
    },
    {
      name: 'Python',
      text: [
        'import csv, io, os, requests',
        '',
        'answer = requests.get(',
        `    ${quote(`${url}.csv`)},`,
        ...(pairs.length > 0 ? [`    params=[${pairs.map(([name, value]) => `(${quote(name)}, ${quote(value)})`).join(', ')}],`] : []),
        '    headers={"Authorization": "Bearer " + os.environ["CAREWEAVE_TOKEN"]},',
        '    timeout=120,',
        ')',
        'answer.raise_for_status()',
        'rows = list(csv.DictReader(io.StringIO(answer.text)))',
      ].join('\n'),
    },
    {
      name: 'Power Query',
      text: [
        'let',
        '  // A text parameter of the workbook with this name holds the token.',
        `  Source = Web.Contents("${origin}", [RelativePath = "${address.slice(1)}.csv"${queryRecord(pairs)}, Headers = [Authorization = "Bearer " & Token]]),`,
        '  Rows = Table.PromoteHeaders(Csv.Document(Source, [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]), [PromoteAllScalars = true])',
        'in',
        '  Rows',
      ].join('\n'),
    },
    { name: 'Python, page by page', text: paging(origin) },
  ]
}

const quote = (text: string): string => JSON.stringify(text)

// How an address says a variable: a list of words with commas, a list of objects one by one, an object as JSON; what is null is left out.
function parametersOf(value: unknown): string[] {
  if (value === null || value === undefined) return []
  if (!Array.isArray(value)) return [typeof value === 'object' ? JSON.stringify(value) : String(value)]
  return value.some((one) => typeof one === 'object') ? value.map((one) => JSON.stringify(one)) : [value.join(',')]
}

// In M a text doubles its quotes, and #( begins an escape; a parameter that is given several times is a list.
function queryRecord(pairs: readonly (readonly [name: string, value: string])[]): string {
  if (pairs.length === 0) return ''
  const text = (value: string) => `"${value.replaceAll('#(', '#(#)(').replaceAll('"', '""')}"`
  const names = [...new Set(pairs.map(([name]) => name))]
  const fields = names.map((name) => {
    const values = pairs.filter(([one]) => one === name).map(([, value]) => text(value))
    return `${name} = ${values.length > 1 ? `{${values.join(', ')}}` : values[0]}`
  })
  return `, Query = [${fields.join(', ')}]`
}

// For a list asked for as an operation of one's own: each page goes on after the cursor of the one before.
const paging = (origin: string): string => `import os, requests

QUERY = """query Page($after: String) {
  observations(first: 200, after: $after) {
    nodes { periodStart value }
    pageInfo { hasNextPage endCursor }
  }
}"""
session = requests.Session()
session.headers["Authorization"] = "Bearer " + os.environ["CAREWEAVE_TOKEN"]
rows, after = [], None
while True:
    answer = session.post("${origin}/graphql", json={"query": QUERY, "variables": {"after": after}}, timeout=60).json()
    if "errors" in answer:
        raise RuntimeError(answer["errors"][0]["message"])
    page = answer["data"]["observations"]
    rows += page["nodes"]
    if not page["pageInfo"]["hasNextPage"]:
        break
    after = page["pageInfo"]["endCursor"]`
