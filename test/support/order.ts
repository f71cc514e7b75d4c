import { BaseSequencer, type TestSpecification } from 'vitest/node'

// What takes longest begins first, so that two workers end together: browsers, then processes, then what tries every argument.
const LONG = ['/journeys/', '/operations/', '/hostile.arguments.']

/** The usual order, by size where nothing is known of an earlier run, after what is known to be long. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const known = LONG.findIndex((part) => moduleId.includes(part))
      return known < 0 ? LONG.length : known
    }
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}
