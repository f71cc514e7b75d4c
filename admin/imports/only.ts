import { useChoice } from '../shared/ui/params.ts'

/** Which rows are shown, as the address says. */
export const useOnly = () => useChoice('only', ['errors', 'new', 'changes', 'same'])
export type Only = ReturnType<typeof useOnly>
