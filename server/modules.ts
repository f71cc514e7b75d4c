import { directory } from './directory/index.ts'
import { evaluation } from './evaluation/index.ts'
import { identity } from './identity/index.ts'
import { network } from './network/index.ts'
import type { Module } from './platform/module.ts'
import { programme } from './programme/index.ts'
import { workbench } from './workbench/index.ts'

/** The modules of the product, the one list. */
export const modules: readonly Module[] = [identity, directory, programme, evaluation, network, workbench]
