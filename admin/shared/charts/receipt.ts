export interface ChartMethod {
  name: string
  ruleSet: string
  source: string
  settings: readonly { name: string; value: string }[]
}

/** What a file says of itself: how its figures were calculated, where they can be seen and when they were taken away. */
export const receiptOf = ({ name, ruleSet, source, settings }: ChartMethod): [name: string, value: string][] => [
  ['method', name],
  ['rules', ruleSet],
  ...settings.map((setting): [string, string] => [setting.name, setting.value]),
  ['source', source],
  ['address', window.location.href],
  ['saved', new Date().toISOString()],
]
