import type { Store } from '../../../postgres/connect.ts';
import type { BuildOptions } from '../../build/build-result.ts';

/** The index folder is only where the paths of sources begin. */
export type StoredBuildOptions = BuildOptions & { store: Store };
