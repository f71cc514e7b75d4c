import type { Viewer } from '../../server/platform/viewer.ts'
import { as, type World } from './world.ts'

/** Asks for everything that a series says. */
export const SERIES = `query ($subject: ID!, $measure: ID!, $from: Date, $to: Date, $asKnownAt: DateTime, $rules: RuleSet) {
  series(subject: $subject, measure: $measure, from: $from, to: $to, asKnownAt: $asKnownAt, rules: $rules) {
    points { segment signals observation { id value status note revision subject { ... on Organisation { odsCode } ... on Pilot { slug } } periodStart } }
    segments { from to centreLine upperLimit lowerLimit points provisional reason }
    variation assurance sentence method { name ruleSet source settings { name value } } } }`

interface Point {
  segment: number
  signals: string[]
  observation: {
    id: string
    value: number | null
    status: string
    note: string | null
    revision: number
    subject: { odsCode: string }
    periodStart: string
  }
}
/** A series as it is answered. */
export interface Series {
  points: Point[]
  segments: {
    from: string
    to: string
    centreLine: number | null
    upperLimit: number | null
    points: number
    provisional: boolean
    reason: string | null
  }[]
  variation: string | null
  assurance: string | null
  sentence: string
  method: { name: string; ruleSet: string; source: string; settings: { name: string; value: string }[] }
}

/** The series of a subject by a measure. */
export const readSeries = async (world: World, subject: string, measure: string, more: object = {}, viewer: Viewer = as('PUBLIC')): Promise<Series> =>
  (await world.read<{ series: Series }>(SERIES, { subject, measure, ...more }, viewer)).series

/** The values of its points. */
export const valuesOf = (series: Series): (number | null)[] => series.points.map(({ observation }) => observation.value)

/** Twelve months about 100. */
export const steady = [101, 99, 102, 98, 100, 103, 97, 101, 99, 100, 102, 98]
