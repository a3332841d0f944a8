"""Do the benchmarks still run? How fast anything is, no test asserts."""
