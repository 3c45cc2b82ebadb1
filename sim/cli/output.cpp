#include "cli/output.hpp"

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/draft.hpp"
#include "cli/file_text.hpp"
#include "cli/interrupt.hpp"
#include "cli/manifest.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace cutline::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path, int cause) {
    throw CouldNotFinish(fmt::format("can't write '{}': {}", path, std::strerror(cause)));
}

/// A file open for writing. Closes itself; `close` says whether all was well.
class Descriptor {
  public:
    Descriptor(const std::string& path, int flags, mode_t mode)
        : descriptor_(::open(path.c_str(), flags, mode)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
    [[nodiscard]] int get() const { return descriptor_; }

    [[nodiscard]] bool write(std::string_view text) const {
        while (!text.empty()) {
            const auto written = ::write(descriptor_, text.data(), text.size());
            if (written < 0 && errno != EINTR)
                return false;
            text.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
        }
        return true;
    }
    bool close() {
        const bool well = descriptor_ < 0 || ::close(descriptor_) == 0;
        descriptor_ = -1;
        return well;
    }

  private:
    int descriptor_;
};

/// Where a link leads in the end, though nothing is there yet.
fs::path followed(fs::path path) {
    constexpr int most_links = 40; // as Linux follows; a circle is found out when the file is opened
    std::error_code failed;
    for (int link = 0; link < most_links && fs::is_symlink(fs::symlink_status(path, failed)); ++link)
        path = path.parent_path() / fs::read_symlink(path, failed);
    return path;
}

/// The file that a path means, with links followed; the folder that it stands in.
struct Target {
    fs::path file, folder;
    fs::file_status status;
};

Target target_of(const std::string& path) {
    std::error_code ignored;
    auto file = fs::weakly_canonical(followed(path), ignored);
    if (ignored || file.empty())
        file = path;
    auto folder = file.parent_path().empty() ? fs::path{"."} : file.parent_path();
    return {file, folder, fs::status(file, ignored)};
}

bool is_special(const Target& target) {
    return fs::exists(target.status) && !fs::is_regular_file(target.status) &&
           !fs::is_directory(target.status);
}

/// A file that the user named for something to write.
struct Place {
    std::string_view option;
    std::string path;
};

std::vector<Place> places_of(const Options& options) {
    std::vector<Place> places;
    const auto add = [&](std::string_view option, const std::optional<std::string>& path) {
        if (path && !is_special(target_of(*path)))
            places.push_back({option, *path});
    };
    add("output", options.output);
    add("plot", options.plot);
    add("report", options.report);
    add("checkpoint", options.checkpoint);
    return places;
}

} // namespace

void write_to_standard_output(std::string_view text) {
    const bool well = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (std::fflush(stdout) != 0 || !well)
        throw CouldNotFinish(fmt::format("can't write to standard output: {}", std::strerror(errno)));
}

void write_atomically(const std::string& path, std::string_view text) {
    keep_work_when_interrupted();     // a half-written file is tidied up
    constexpr mode_t everyone = 0666; // less what the user's umask takes away
    const auto target = target_of(path);
    if (is_special(target)) {
        Descriptor file{target.file.string(), O_WRONLY | O_CLOEXEC, everyone};
        if (!file.is_open() || !file.write(text) || !file.close())
            fail(path, errno);
        return;
    }

    Draft draft{target.file};
    Descriptor file{draft.path().string(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, everyone};
    if (!file.is_open() || !file.write(text) || ::fsync(file.get()) != 0)
        fail(path, errno);
    if (fs::exists(target.status))
        ::fchmod(file.get(), static_cast<mode_t>(target.status.permissions()) & 07777U);
    if (!file.close() || !draft.take_place())
        fail(path, errno);
}

void expect_writable(const std::string& path) {
    const auto target = target_of(path);
    if (path.empty() || fs::is_directory(target.status) || path.ends_with('/'))
        fail(path, EISDIR);
    const auto& written = is_special(target) ? target.file : target.folder;
    if (::access(written.c_str(), W_OK) != 0)
        fail(path, errno);
    std::error_code ignored;
    if (!is_special(target) && !fs::is_directory(target.folder, ignored))
        fail(path, ENOTDIR);
    if (is_saved_file(target.file))
        throw UsageError(fmt::format("'{}' is part of a saved run; choose another name", path));
}

void expect_apart(const Options& options) {
    const auto places = places_of(options);
    for (std::size_t i = 0; i < places.size(); ++i)
        for (std::size_t j = i + 1; j < places.size(); ++j)
            if (same_file(places[i].path, places[j].path))
                throw UsageError(fmt::format("--{} and --{} name the same file; give each its own",
                                             places[i].option, places[j].option));
}

void expect_no_input(const Options& options, const std::vector<std::string>& files) {
    for (const auto& [option, path] : places_of(options))
        for (const auto& file : files)
            if (same_file(path, file))
                throw UsageError(fmt::format(
                    "--{} {} would overwrite {}; give the result another name", option, path,
                    path == file ? "what it is made from" : fmt::format("'{}', which is read", file)));
}

void write_file(const Options& options, const std::string& path, std::string_view text) {
    write_atomically(path, text);
    if (!options.quiet && !is_special(target_of(path)))
        tell(fmt::format("written: {}\n", path));
}

void write_result(const Options& options, std::string_view text) {
    if (options.output)
        write_file(options, *options.output, text);
    else
        write_to_standard_output(text);
}

} // namespace cutline::cli
