import type { EvidenceGrade, GradeLevel, GradePart } from './evidence-grade.ts'

/** What a grade is reckoned from. */
export interface GradeFacts {
  pointsBefore: number
  pointsAfter: number
  /** Periods since it began, and how many of them have an approved value. */
  periodsAfter: number
  isAwaiting: boolean
}

const FEW_POINTS = 13
const MANY_POINTS = 24

const LEVELS: [least: number, level: GradeLevel][] = [
  [9, 'HIGH'],
  [6, 'MODERATE'],
  [3, 'LOW'],
  [0, 'VERY_LOW'],
]

/** Grades a result by how it was found out, never by what it says. */
export function gradeOf(facts: GradeFacts): EvidenceGrade {
  const parts = [design(facts), points(facts), comparator(), completeness(facts), approval(facts), independence()]
  const sum = parts.reduce((total, part) => total + part.points, 0)
  return { level: LEVELS.find(([least]) => sum >= least)![1], points: sum, of: parts.reduce((total, part) => total + part.of, 0), parts }
}

const design = ({ pointsBefore, pointsAfter }: GradeFacts): GradePart =>
  pointsBefore > 0 && pointsAfter > 0
    ? { name: 'Design', points: 2, of: 3, why: 'a series in time, before and after' }
    : { name: 'Design', points: 0, of: 3, why: 'nothing to compare: values on one side only' }

function points({ pointsBefore, pointsAfter }: GradeFacts): GradePart {
  const all = pointsBefore + pointsAfter
  if (all < FEW_POINTS) return { name: 'Points', points: 0, of: 2, why: `${all}: fewer than ${FEW_POINTS} points` }
  return { name: 'Points', points: all < MANY_POINTS ? 1 : 2, of: 2, why: `${all} approved points` }
}

const comparator = (): GradePart => ({ name: 'Comparator', points: 0, of: 2, why: 'only the same place earlier' })

function completeness({ pointsAfter, periodsAfter }: GradeFacts): GradePart {
  const share = periodsAfter === 0 ? 0 : pointsAfter / periodsAfter
  const why = `${pointsAfter} of ${periodsAfter} periods since it began have an approved value`
  return { name: 'Completeness', points: share >= 0.9 ? 2 : share >= 0.75 ? 1 : 0, of: 2, why }
}

const approval = ({ isAwaiting, pointsAfter }: GradeFacts): GradePart =>
  isAwaiting || pointsAfter === 0
    ? { name: 'Approval', points: 0, of: 2, why: isAwaiting ? 'a figure awaits approval' : 'no approved figure' }
    : { name: 'Approval', points: 2, of: 2, why: 'every figure is approved' }

const independence = (): GradePart => ({ name: 'Independence', points: 0, of: 1, why: 'measured by the place itself' })
