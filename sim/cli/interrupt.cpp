#include "cli/interrupt.hpp"

#include "cli/command.hpp"

#include <csignal>
#include <unistd.h>

namespace cutline::cli {
namespace {

volatile std::sig_atomic_t signalled = 0;

volatile std::sig_atomic_t has_work_to_keep = 0;

extern "C" void note_signal(int) {
    if (has_work_to_keep == 0 || signalled != 0)
        _exit(static_cast<int>(Exit::interrupted));
    signalled = 1;
}

} // namespace

void listen_for_interrupts() {
    struct sigaction action {};
    action.sa_handler = note_signal;
    sigemptyset(&action.sa_mask);
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGHUP, &action, nullptr); // the terminal was closed
    std::signal(SIGXFSZ, SIG_IGN);       // a file that may not grow is an error of writing it
}

void keep_work_when_interrupted() {
    has_work_to_keep = 1;
}

bool interrupted() {
    return signalled != 0;
}

void stop_if_interrupted() {
    if (interrupted())
        throw Interrupted{};
}

} // namespace cutline::cli
