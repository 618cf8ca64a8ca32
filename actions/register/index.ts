import { runAction } from '../lib/run.ts'
import { Inputs, register } from './register.ts'

await runAction(Inputs, register)
