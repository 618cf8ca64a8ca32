import { runAction } from '../lib/run.ts'
import { Inputs, validateData } from './validate-data.ts'

await runAction(Inputs, validateData)
