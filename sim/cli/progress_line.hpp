#pragma once
/// One line on the terminal that says how far a run has come.

#include <cutline/run/run.hpp>

#include <cstddef>
#include <string>

namespace cutline::cli {

/// "[=====>    ] 52%  520,000 of 1,000,000 trials  2.1 M/s  widest ±0.14%  1 s left", without what doesn't
/// fit.
[[nodiscard]] std::string progress_text(const Progress& progress, std::size_t width);

/// Updates one line of standard error; clears it at the end.
class ProgressLine {
  public:
    ProgressLine() = default;
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    ~ProgressLine();
    void show(const Progress& progress);

  private:
    bool shown_ = false;
};

} // namespace cutline::cli
