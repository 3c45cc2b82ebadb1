#pragma once
/// Small symmetric matrices: all that a team's scores need of linear algebra.

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace cutline::evidence {

/// A square matrix, row by row.
class Matrix {
  public:
    Matrix() = default;
    explicit Matrix(std::size_t size) : size_(size), values_(size * size) {}
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] double& at(std::size_t row, std::size_t column) { return values_[row * size_ + column]; }
    [[nodiscard]] double at(std::size_t row, std::size_t column) const {
        return values_[row * size_ + column];
    }
    [[nodiscard]] std::span<const double> row(std::size_t row) const {
        return {values_.data() + row * size_, size_};
    }

  private:
    std::size_t size_ = 0;
    std::vector<double> values_;
};

/// The lower triangle L with L L' = `matrix`, which is positive definite; above the diagonal it is not set.
inline void factorise(const Matrix& matrix, Matrix& lower) {
    const std::size_t n = matrix.size();
    for (std::size_t j = 0; j < n; ++j)
        for (std::size_t i = j; i < n; ++i) {
            double sum = matrix.at(i, j);
            for (std::size_t k = 0; k < j; ++k)
                sum -= lower.at(i, k) * lower.at(j, k);
            lower.at(i, j) = i == j ? std::sqrt(sum) : sum / lower.at(j, j);
        }
}

/// L x; the result may stand where x does, since row by row from the last nothing is read again.
inline void multiply(const Matrix& lower, std::span<const double> x, std::span<double> result) {
    for (std::size_t i = lower.size(); i-- > 0;) {
        double sum = 0;
        for (std::size_t k = 0; k <= i; ++k)
            sum += lower.at(i, k) * x[k];
        result[i] = sum;
    }
}

/// L' x, which may stand where x does.
inline void multiply_transposed(const Matrix& lower, std::span<const double> x, std::span<double> result) {
    for (std::size_t i = 0; i < lower.size(); ++i) {
        double sum = 0;
        for (std::size_t k = i; k < lower.size(); ++k)
            sum += lower.at(k, i) * x[k];
        result[i] = sum;
    }
}

/// The inverse of L, a lower triangle as well.
inline void invert(const Matrix& lower, Matrix& inverse) {
    const std::size_t n = lower.size();
    for (std::size_t j = 0; j < n; ++j)
        inverse.at(j, j) = 1 / lower.at(j, j);
    for (std::size_t j = 0; j < n; ++j)
        for (std::size_t i = j + 1; i < n; ++i) {
            double sum = 0;
            for (std::size_t k = j; k < i; ++k)
                sum -= lower.at(i, k) * inverse.at(k, j);
            inverse.at(i, j) = sum * inverse.at(i, i);
        }
}

} // namespace cutline::evidence
