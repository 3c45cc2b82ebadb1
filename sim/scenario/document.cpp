#include <cutline/scenario/document.hpp>
#include <cutline/scenario/patch.hpp>
#include <cutline/scenario/yaml.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>

namespace cutline {
namespace {

namespace fs = std::filesystem;

/// A file's bytes, or why they can't be had.
struct FileText {
    std::optional<std::string> text;
    std::string reason;
};

FileText read_file(const fs::path& path) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
        return {{}, "it is a folder"};
    errno = 0;
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return {{}, errno == 0 ? "it can't be opened" : std::generic_category().message(errno)};
    // One byte more than is allowed, so that a device without end isn't read for ever.
    std::string text(max_file_bytes + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file.bad())
        return {{}, "reading it failed"};
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > max_file_bytes)
        return {{}, fmt::format("it is larger than {} MiB", max_file_bytes >> 20)};
    return {std::move(text), {}};
}

/// The same for every way to write a path to the same file.
fs::path identity(const fs::path& path) {
    std::error_code failed;
    auto canonical = fs::weakly_canonical(path, failed);
    return failed ? path.lexically_normal() : canonical;
}

/// Loads a file and, before it, what it extends.
class Loader {
  public:
    explicit Loader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    /// @param from where the file was asked for: an `extends`, or the file as a whole.
    Node load_file(const fs::path& path, const Place& from) {
        // What is asked for on the command line may be a pipe; a file that waits for ever can't hide behind
        // `extends`.
        std::error_code ignored;
        const bool must_be_file =
            !files_.empty() && fs::exists(path, ignored) && !fs::is_directory(path, ignored);
        const auto file = must_be_file && !fs::is_regular_file(path, ignored)
                              ? FileText{{}, "it is not a regular file"}
                              : read_file(path);
        if (!file.text) {
            diagnostics_.error(from, {}, fmt::format("can't read '{}': {}", path.string(), file.reason),
                               "check the path");
            return {};
        }
        files_.push_back({path.string(), identity(path)});
        return load_text(*file.text, path.string(), path.parent_path());
    }

    Node load_text(std::string_view text, const std::string& name, const fs::path& folder) {
        const auto errors_before = diagnostics_.errors();
        if (files_.empty())
            files_.push_back({name, {}});
        auto own = parse_yaml(text, name, diagnostics_);
        if (diagnostics_.errors() > errors_before)
            return {};

        const auto set = take(own, "set");
        const auto extends = take(own, "extends");
        if (extends) {
            auto base = load_base(*extends, folder);
            if (diagnostics_.errors() > errors_before)
                return {};
            merge(base, own, diagnostics_);
            own = std::move(base);
        }
        if (set)
            apply_set(own, *set);
        return own;
    }

  private:
    struct File {
        std::string name;
        fs::path identity;
    };

    static std::optional<Node> take(Node& map, std::string_view key) {
        auto* value = map.find(key);
        if (value == nullptr)
            return {};
        auto taken = std::move(*value);
        map.erase(key);
        return taken;
    }

    Node load_base(const Node& extends, const fs::path& folder) {
        if (!extends.is_scalar() || extends.text.empty()) {
            diagnostics_.error(extends.place, "extends",
                               fmt::format("'extends' names one file, not {}", describe(extends)),
                               "write extends: other.yaml");
            return {};
        }
        const auto path = (folder / extends.text).lexically_normal();
        if (refuse_chain(path, extends.place))
            return {};
        return load_file(path, extends.place);
    }

    bool refuse_chain(const fs::path& next, const Place& place) {
        std::vector<std::string> names;
        for (const auto& file : files_)
            names.push_back(file.name);
        names.push_back(next.string());
        const bool cycle = std::ranges::find(files_, identity(next), &File::identity) != files_.end();
        if (cycle && identity(next) == files_.back().identity)
            diagnostics_.error(place, "extends", "a file can't extend itself",
                               "name another file, or remove it");
        else if (cycle)
            diagnostics_.error(
                place, "extends",
                fmt::format("the files extend one another in a circle: {}", fmt::join(names, " → ")),
                "remove one 'extends'");
        else if (names.size() > max_extends)
            diagnostics_.error(place, "extends",
                               fmt::format("more than {} files extend one another: {}", max_extends,
                                           fmt::join(names, " → ")),
                               "write some of them as one file");
        return cycle || names.size() > max_extends;
    }

    void apply_set(Node& document, const Node& set) {
        if (!set.is_map() && !set.is_null())
            diagnostics_.error(set.place, "set",
                               fmt::format("'set' maps paths to values, but here is {}", describe(set)),
                               "write set: {rounds.stage2.keep: 3}");
        for (const auto& [path, place, value] : set.entries)
            set_path(document, path, value, place, diagnostics_);
    }

    Diagnostics& diagnostics_;
    std::vector<File> files_; ///< from the first file to the one that is being read
};

} // namespace

Node load_document(const std::string& path, Diagnostics& diagnostics) {
    return Loader{diagnostics}.load_file(path, {path});
}

Node load_document_text(std::string_view text, const std::string& name, Diagnostics& diagnostics) {
    return Loader{diagnostics}.load_text(text, name, {});
}

} // namespace cutline
