import { useEffect, useId, useMemo, useRef } from 'react'

import { initialsOf } from '../shared/ui/Square.tsx'
import { HEIGHT, LINE, linesOf, placeNetwork, WIDTH, type Place } from './layout.ts'
import type { Network, NetworkNode, Standing } from './network.ts'

const STEPS: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/** The map: squares are partnerships, circles organisations. One stop of the Tab key; the arrows walk to what lies that way. */
export function NetworkMap({
  network,
  standings,
  chosen,
  choose,
  sentence,
}: {
  network: Network
  standings: readonly Standing[]
  chosen: string | null
  choose: (id: string) => void
  sentence: string
}) {
  const hint = useId()
  const box = useRef<SVGSVGElement>(null)
  const degree = useMemo(() => new Map(standings.map((one) => [one.id, one])), [standings])
  const always = useMemo(
    () => new Set(network.nodes.flatMap(({ id, kind }) => (kind === 'partnership' || degree.get(id)?.isBridge ? [id] : []))),
    [network, degree],
  )
  const places = useMemo(() => placeNetwork(network, (id) => always.has(id)), [network, always])
  const here = network.nodes.some(({ id }) => id === chosen) ? chosen : (network.nodes[0]?.id ?? null)
  const wasAt = useRef(chosen)
  useEffect(() => {
    if (wasAt.current !== chosen && box.current?.contains(document.activeElement)) box.current.querySelector<SVGGElement>('[tabindex="0"]')?.focus()
    wasAt.current = chosen
  }, [chosen])
  const near = new Set(
    network.edges.flatMap(({ organisation, partnership }) =>
      chosen === organisation ? [partnership] : chosen === partnership ? [organisation] : [],
    ),
  )
  const walk = (event: React.KeyboardEvent) => {
    const step = STEPS[event.key]
    if (!step || !here) return
    event.preventDefault()
    const next = nearest(places, here, step)
    if (next) choose(next)
  }
  return (
    <div className="network">
      <p className="sr" id={hint}>
        {sentence} Use the arrow keys to go from one to the next. The table says the same.
      </p>
      <div className="drawn">
        <svg ref={box} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label="Network map" aria-describedby={hint} onKeyDown={walk}>
          {network.edges.map(({ organisation, partnership }) => {
            const [from, to] = [places.get(organisation), places.get(partnership)]
            if (!from || !to) return null
            const isNear = chosen === organisation || chosen === partnership
            return <line key={organisation + partnership} x1={from.x} y1={from.y} x2={to.x} y2={to.y} className={isNear ? 'edge near' : 'edge'} />
          })}
          {network.nodes.map((node) => (
            <Mark
              key={node.id}
              node={node}
              place={places.get(node.id) ?? { x: 0, y: 0 }}
              standing={degree.get(node.id)}
              isChosen={node.id === chosen}
              isStop={node.id === here}
              choose={choose}
            />
          ))}
          <g aria-hidden="true" className="names">
            {network.nodes.map(({ id, kind, name }) => {
              const { x, y } = places.get(id) ?? { x: 0, y: 0 }
              const size = sizeOf(kind, degree.get(id))
              const isNamed = always.has(id) || id === chosen || near.has(id)
              return (
                <g key={id} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
                  {kind === 'organisation' && size >= 12 && <text className="initials">{initialsOf(name)}</text>}
                  {isNamed && (
                    <text className="name">
                      {linesOf(name).map((line, at) => (
                        <tspan key={line} x={0} y={size + (at + 1) * LINE}>
                          {line}
                        </tspan>
                      ))}
                    </text>
                  )}
                </g>
              )
            })}
          </g>
        </svg>
      </div>
      <p className="cf sm mut">Squares are partnerships, circles organisations; a ring marks an organisation that holds parts of the map together.</p>
    </div>
  )
}

const sizeOf = (kind: NetworkNode['kind'], standing: Standing | undefined): number =>
  kind === 'partnership' ? 13 : 8 + Math.min(8, (standing?.degree ?? 1) * 2)

function Mark({
  node: { id, name, kind },
  place: { x, y },
  standing,
  isChosen,
  isStop,
  choose,
}: {
  node: NetworkNode
  place: Place
  standing: Standing | undefined
  isChosen: boolean
  isStop: boolean
  choose: (id: string) => void
}) {
  const size = sizeOf(kind, standing)
  const label =
    kind === 'partnership'
      ? `${name}, partnership`
      : `${name}, organisation in ${standing?.degree === 1 ? 'one partnership' : `${standing?.degree} partnerships`}${standing?.isBridge ? ', a bridge' : ''}`
  const press = (event: React.KeyboardEvent) => (event.key === 'Enter' || event.key === ' ') && choose(id)
  return (
    <g
      className={`mark ${kind}${isChosen ? ' chosen' : ''}${standing?.isBridge ? ' bridge' : ''}`}
      role="button"
      tabIndex={isStop ? 0 : -1}
      aria-label={label}
      aria-pressed={isChosen}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
      onClick={() => choose(id)}
      onKeyDown={press}
    >
      {kind === 'partnership' ? <rect x={-size} y={-size} width={2 * size} height={2 * size} rx={4} /> : <circle r={size} />}
    </g>
  )
}

// What lies that way: near, and not too far to the side.
function nearest(places: Map<string, Place>, from: string, [dx, dy]: readonly [number, number]): string | null {
  const own = places.get(from)
  if (!own) return null
  let best: { id: string; cost: number } | null = null
  for (const [id, { x, y }] of places) {
    const ahead = (x - own.x) * dx + (y - own.y) * dy
    const aside = Math.abs((x - own.x) * dy) + Math.abs((y - own.y) * dx)
    const cost = ahead + 2 * aside
    if (id !== from && ahead > 1 && (!best || cost < best.cost)) best = { id, cost }
  }
  return best?.id ?? null
}
