import { runAction } from '../lib/run.ts'
import { Inputs, train } from './train.ts'

await runAction(Inputs, train)
