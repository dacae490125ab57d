"""Settings that all tests share."""

from hypothesis import HealthCheck, settings

# Speed is measured in the benchmarks; a busy machine must not fail a test of what is true.
settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("unhurried")
