import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force'

import type { Network } from './network.ts'

export interface Place {
  x: number
  y: number
}

export const WIDTH = 1000
export const HEIGHT = 720
export const LINE = 15
const TICKS = 300
const ROUNDS = 200
const LETTERS = 22
const LETTER = 7
const GAP = 6

type Point = SimulationNodeDatum & { id: string; size: number }

/** A mark with the name under it: how far it reaches from the mark's middle. */
interface Box extends Place {
  id: string
  aside: number
  above: number
  below: number
}

/**
 * Where everything stands in the map: settled before it is drawn, names clear of each other, and the same at every visit, since nothing in it is left
 * to chance.
 */
export function placeNetwork({ nodes, edges }: Network, isNamed: (id: string) => boolean): Map<string, Place> {
  const points = nodes.map(({ id, kind }): Point => ({ id, size: kind === 'partnership' ? 26 : 16 }))
  const links = edges.map(({ organisation, partnership }) => ({ source: organisation, target: partnership }))
  forceSimulation(points)
    .force('charge', forceManyBody<Point>().strength(-220).distanceMax(420))
    .force(
      'link',
      forceLink<Point, { source: string; target: string }>(links)
        .id(({ id }) => id)
        .distance(70),
    )
    .force('x', forceX<Point>(0).strength(0.06))
    .force('y', forceY<Point>(0).strength(0.1))
    .force(
      'collide',
      forceCollide<Point>(({ size }) => size),
    )
    .stop()
    .tick(TICKS)
  const range = (values: readonly number[]) => ({ least: Math.min(...values), span: Math.max(1, Math.max(...values) - Math.min(...values)) })
  const [across, down] = [range(points.map(({ x = 0 }) => x)), range(points.map(({ y = 0 }) => y))]
  const boxes = points.map(({ id, size, x = 0, y = 0 }, at): Box => {
    const lines = isNamed(id) ? linesOf(nodes[at]!.name) : []
    return {
      id,
      x: ((x - across.least) / across.span) * WIDTH,
      y: ((y - down.least) / down.span) * HEIGHT,
      aside: Math.max(size, (Math.max(0, ...lines.map(({ length }) => length)) * LETTER) / 2) + GAP / 2,
      above: size / 2 + GAP,
      below: size / 2 + GAP + lines.length * LINE,
    }
  })
  separate(boxes)
  return new Map(boxes.map(({ id, x, y }) => [id, { x, y }]))
}

/** A name in at most two lines, cut where it is longer. */
export function linesOf(name: string): string[] {
  const lines = ['']
  for (const word of name.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim()
    if (longer.length <= LETTERS || !lines.at(-1)) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines.length > 2 ? [lines[0]!, `${lines[1]}…`] : lines
}

// Each pair that overlaps is moved apart the shorter way, again and again, and nothing leaves the map.
function separate(boxes: Box[]): void {
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, one] of boxes.entries())
      for (const other of boxes.slice(at + 1)) {
        const aside = one.aside + other.aside - Math.abs(one.x - other.x)
        const apart = Math.min(one.y + one.below, other.y + other.below) - Math.max(one.y - one.above, other.y - other.above)
        if (aside <= 0 || apart <= 0) continue
        const [axis, step] = aside < apart ? (['x', aside] as const) : (['y', apart] as const)
        const [first, second] = one[axis] <= other[axis] ? [one, other] : [other, one]
        first[axis] -= step / 2
        second[axis] += step / 2
      }
    for (const box of boxes) {
      box.x = Math.min(WIDTH - box.aside, Math.max(box.aside, box.x))
      box.y = Math.min(HEIGHT - box.below, Math.max(box.above, box.y))
    }
  }
}
