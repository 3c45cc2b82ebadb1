#pragma once
/// A file or folder that is written beside its place, and takes it once it is whole.

#include <filesystem>
#include <string>

namespace cutline::cli {

/// The name beside the target; whoever writes there makes the file or folder. It is removed unless it has
/// taken the target's place.
class Draft {
  public:
    explicit Draft(std::filesystem::path target);
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    ~Draft();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Renames, so that it outlives a power cut. @return false if it can't; errno says why
    [[nodiscard]] bool take_place();

  private:
    std::filesystem::path target_, path_;
};

/// Whether a file or folder of that name is a draft: one that is being written, or was when the machine went
/// off.
[[nodiscard]] bool is_draft(const std::string& name);

} // namespace cutline::cli
