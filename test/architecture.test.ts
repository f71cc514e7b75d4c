import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import { expect, test } from 'vitest'

const MODULES = ['identity', 'directory', 'programme', 'evaluation', 'network', 'workbench']
const modules = `^server/(${MODULES.join('|')})/`

const claims: IForbiddenRuleType[] = [
  {
    name: 'statistics imports nothing of ours but itself',
    from: { path: '^server/statistics/' },
    to: { path: '^(server|admin|schema|test)/', pathNot: '^server/statistics/' },
  },
  { name: 'the platform knows no module', from: { path: '^server/platform/' }, to: { path: '^(server|admin|test)/', pathNot: '^server/platform/' } },
  { name: 'a module reaches another only through the graph', from: { path: modules }, to: { path: modules, pathNot: '^server/$1/' } },
  {
    name: 'a module stands on the platform, and evaluation on statistics',
    from: { path: modules },
    to: { path: '^(server|admin|schema|test)/', pathNot: [modules, '^server/platform/', '^server/statistics/'] },
  },
  { name: 'only evaluation uses statistics', from: { path: modules, pathNot: '^server/evaluation/' }, to: { path: '^server/statistics/' } },
  {
    name: 'a module is entered through its index',
    from: { path: '^(server|schema)/', pathNot: modules },
    to: { path: modules, pathNot: '/index\\.ts$' },
  },
  { name: 'the admin never imports the server', from: { path: '^admin/' }, to: { path: '^(server|test)/' } },
  { name: 'the server never imports the admin or the tests', from: { path: '^server/' }, to: { path: '^(admin|test)/' } },
  {
    name: 'a feature of the admin imports itself and what is shared',
    from: { path: '^admin/([^/]+)/', pathNot: '^admin/(shared|app)/' },
    to: { path: '^admin/[^/]+/', pathNot: '^admin/(shared|$1)/' },
  },
  { name: 'what is shared knows no feature', from: { path: '^admin/shared/' }, to: { path: '^admin/[^/]+/', pathNot: '^admin/shared/' } },
  { name: 'no import goes round in a circle', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
]
const rules = claims.map((claim): IForbiddenRuleType => ({ severity: 'error', ...claim }))

test('imports flow one way', async () => {
  const { output } = await cruise(['server', 'admin', 'schema'], {
    ruleSet: { forbidden: rules },
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  })
  const { summary } = output as ICruiseResult
  expect(summary.totalCruised).toBeGreaterThan(100)
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
})

test('a module’s SQL names no table of another module', () => {
  const strays = textFiles(/^server\/.*\.ts$/).flatMap((file) => {
    const own = MODULES.find((module) => file.startsWith(`server/${module}/`))
    const others =
      own && new RegExp(`\\b(from|join|into|update|table|on)\\s+"?(${MODULES.filter((module) => module !== own).join('|')})"?\\."?\\w`, 'gi')
    return others ? (read(file).match(others) ?? []).map((place) => `${file}: ${place}`) : []
  })
  expect(strays).toEqual([])
})

test('no tracked file names a path of somebody’s machine or a package registry', () => {
  const marks = [
    new RegExp(`(?<![\\w.])/(${['work', 'home', 'root', 'Users'].join('|')})/\\w`),
    new RegExp(['registry', 'npmjs'].join('\\.')),
    /^registry\s*=/m,
  ]
  const named = textFiles(/\.(ts|tsx|mjs|js|json|md|yml|yaml|graphql|scss|css|html|sh)$|(^|\/)(NOTICE|\.npmrc|run)$/).filter((file) =>
    marks.some((mark) => mark.test(read(file))),
  )
  expect(named).toEqual([])
})

test('the lock file names no download addresses', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string }> }
  expect(Object.entries(packages).filter(([, { resolved }]) => resolved)).toEqual([])
})

test('no file of ours is longer than 250 lines', () => {
  const source = textFiles(/^(server|admin|schema|test)\/.*\.tsx?$/).filter((file) => !/generated|\/migrations\//.test(file))
  expect(source.length).toBeGreaterThan(100)
  expect(source.map((file) => `${file}: ${read(file).split('\n').length - 1}`).filter((line) => Number(line.split(': ')[1]) > 250)).toEqual([])
})

const read = (file: string): string => readFileSync(file, 'utf8')

// What git would take, so that files not yet committed count and build products do not.
function textFiles(name: RegExp): string[] {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  return list.split('\n').filter((file) => name.test(file) && file !== 'package-lock.json' && existsSync(file))
}
