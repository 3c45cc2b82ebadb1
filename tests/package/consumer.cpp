#include <cutline/base/diagnostic.hpp>
#include <cutline/version.hpp>

#include <cstdlib>

/// Succeeds when headers and archive are of the expected version and the archive's code runs.
int main() {
    const bool right =
        cutline::version == EXPECTED_VERSION && cutline::nearest("rond", {"round", "team"}) == "round";
    return right ? EXIT_SUCCESS : EXIT_FAILURE;
}
