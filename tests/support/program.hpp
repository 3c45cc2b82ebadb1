#pragma once
/// Runs the program as its users do.

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <spawn.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace cutline::test {

/// A folder of its own, removed with all that is in it.
class Folder {
  public:
    Folder() {
        auto name = (std::filesystem::temp_directory_path() / "cutline-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] std::string path(std::string_view name) const { return (path_ / name).string(); }
    /// Writes a file and gives its path.
    std::string write(std::string_view name, std::string_view text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
        return path(name);
    }
    /// The names of the files in it.
    [[nodiscard]] std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(path_))
            names.push_back(entry.path().filename().string());
        return names;
    }

  private:
    std::filesystem::path path_;
};

[[nodiscard]] inline std::string contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// What a program has written, and how it ended.
struct Ended {
    int status = -1; ///< 128 + the signal, if one ended it
    std::string output;
    std::string errors;
};

/// The program while it runs; neither of its streams is a terminal.
class Running {
  public:
    /// @param folder  where it runs; "": where this program does
    explicit Running(std::vector<std::string> arguments, const std::string& folder = {},
                     std::string program = CUTLINE_PROGRAM) {
        std::vector<char*> words{program.data()};
        for (auto& argument : arguments)
            words.push_back(argument.data());
        words.push_back(nullptr);

        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        const auto redirect = [&](int stream, const std::string& path) {
            posix_spawn_file_actions_addopen(&actions, stream, path.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                             0600);
        };
        redirect(STDOUT_FILENO, folder_.path("output"));
        redirect(STDERR_FILENO, folder_.path("errors"));
        if (!folder.empty())
            posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
        const int failed = posix_spawn(&process_, program.c_str(), &actions, nullptr, words.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        if (failed != 0)
            throw std::runtime_error("can't start " + program);
    }

    void send(int signal) const { ::kill(process_, signal); }

    [[nodiscard]] Ended wait() const {
        int status = 0;
        ::waitpid(process_, &status, 0);
        return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
                contents(folder_.path("output")), contents(folder_.path("errors"))};
    }

  private:
    Folder folder_;
    pid_t process_ = 0;
};

/// Runs the program to its end.
[[nodiscard]] inline Ended run_program(std::vector<std::string> arguments, const std::string& folder = {}) {
    return Running(std::move(arguments), folder).wait();
}

/// Runs a line of bash in a folder, in which `cutline` is the program.
[[nodiscard]] inline Ended run_line(const std::string& line, const std::string& folder) {
    return Running({"-c", "cutline() { '" CUTLINE_PROGRAM "' \"$@\"; }\n" + line}, folder, "/bin/bash")
        .wait();
}

} // namespace cutline::test
