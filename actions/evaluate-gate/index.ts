import { runAction } from '../lib/run.ts'
import { evaluateGate, Inputs } from './evaluate-gate.ts'

await runAction(Inputs, evaluateGate)
