#include <cutline/tally/counts.hpp>

#include <algorithm>
#include <stdexcept>

namespace cutline {

Counts::Counts(std::size_t counters, std::uint64_t group_trials)
    : size_(counters), group_trials_(group_trials), trials_(groups), counters_(groups * counters) {
    if (group_trials == 0 || group_trials % independent_group_trials != 0)
        throw std::invalid_argument("the trials of a group are a multiple of 1,024");
}

std::span<WideSum> Counts::count(std::uint64_t first, std::uint64_t last) {
    const auto block = first / group_trials_;
    if (last < first || (last > first && (last - 1) / group_trials_ != block))
        throw std::invalid_argument("trials that are counted together belong to one group");
    const auto group = static_cast<std::size_t>(block % groups);
    trials_[group] += last - first;
    return {counters_.data() + group * size_, size_};
}

void Counts::merge(const Counts& other) {
    if (other.size_ != size_ || other.group_trials_ != group_trials_)
        throw std::invalid_argument("counts of another shape can't be added");
    for (std::size_t group = 0; group < groups; ++group) {
        if (other.trials_[group] == 0)
            continue;
        trials_[group] += other.trials_[group];
        const auto first = group * size_;
        for (auto i = first; i < first + size_; ++i)
            counters_[i] += other.counters_[i];
    }
}

std::uint64_t Counts::trials() const {
    std::uint64_t sum = 0;
    for (const auto trials : trials_)
        sum += trials;
    return sum;
}

std::vector<WideSum> Counts::totals() const {
    std::vector<WideSum> totals(size_);
    for (std::size_t i = 0; i < counters_.size(); ++i)
        totals[i % size_] += counters_[i];
    return totals;
}

std::uint64_t Counts::trials_in_group(std::size_t number, std::uint64_t first, std::uint64_t last,
                                      std::uint64_t group_trials) {
    const auto below = [&](std::uint64_t trial) {
        const auto blocks = trial / group_trials;
        const auto in_last = blocks % groups; // blocks of the last, unfinished turn
        const auto whole = blocks / groups + (number < in_last ? 1 : 0);
        return whole * group_trials + (number == in_last ? trial % group_trials : 0);
    };
    return below(last) - below(first);
}

} // namespace cutline
