"""Press digests: by topic, every article once, nothing of it invented."""
