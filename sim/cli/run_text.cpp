#include "cli/run_text.hpp"

#include "cli/result_text.hpp"

#include <cutline/report/run_json.hpp>
#include <cutline/report/survival_tables.hpp>

namespace cutline::cli {

std::string run_text(const RunReport& report, const Options& options) {
    return result_text({.json = [&] { return run_json(report); },
                        .rows = [&] { return survival_rows(report); },
                        .page = [&] { return survival_page(report); }},
                       options);
}

} // namespace cutline::cli
