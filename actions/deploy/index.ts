import { runAction } from '../lib/run.ts'
import { deploy, Inputs } from './deploy.ts'

await runAction(Inputs, deploy)
