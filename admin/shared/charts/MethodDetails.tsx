/** How a result was calculated, folded away: enough to repeat it elsewhere. */
export function MethodDetails({
  method,
}: {
  method: { name: string; ruleSet: string; source: string; settings: readonly { name: string; value: string }[] }
}) {
  return (
    <details>
      <summary>How this was calculated</summary>
      <p>
        {method.name}, rules: {method.ruleSet}. {method.settings.map(({ name, value }) => `${name}: ${value}`).join('; ')}. Source: {method.source}.
      </p>
    </details>
  )
}
