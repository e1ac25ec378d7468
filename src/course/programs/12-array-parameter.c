// title: An array as a parameter
// level: 2
int sum(int values[], int count) {
    int total = 0;
    for (int i = 0; i < count; i++)
        total += values[i];
    return total;
}

int main(void) {
    int primes[4] = { 2, 3, 5, 7 };
    return sum(primes, 4) == 17 ? 0 : 1;
}
