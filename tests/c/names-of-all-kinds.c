// One word for a type, a tag, a member, a label, a function and a variable.
typedef int word;
struct word { int word; int *link; };
int f(int f) { return f; }
int size_t_(int size_t) { int *p = &size_t; return *p; }
int main(void) {
    word a = 1;
    struct word word = { 2, &a };
    int f_ = f(3);
    int *main_ = &f_;
    int (*f)(int) = size_t_;
    enum { left, right } side = right;
    goto word;
word:
    {
        typedef char letter;
        letter c = 'c';
        letter *pc = &c;
        a += *pc - 'c';
    }
    return a + *word.link + word.word + *main_ + f(0) + side - 8;
}
