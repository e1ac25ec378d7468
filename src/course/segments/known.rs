//! Names of the common headers: types, which the parser has to know, and what library functions do with pointers.

/// Declarations that are read before the program. All on one line: the program's lines are its own.
pub const TYPES: &str = "typedef unsigned long size_t, rsize_t, uintptr_t, uint64_t, uintmax_t, uint_fast64_t, \
uint_least64_t, uint_fast32_t, uint_fast16_t, pthread_t, ino_t, dev_t, nlink_t, rlim_t, nfds_t; \
typedef long ssize_t, ptrdiff_t, intptr_t, int64_t, intmax_t, int_fast64_t, int_least64_t, int_fast32_t, \
int_fast16_t, time_t, clock_t, off_t, off64_t, suseconds_t, blksize_t, blkcnt_t, fpos_t; \
typedef int int32_t, int_least32_t, wchar_t, pid_t, key_t, clockid_t, sig_atomic_t, pthread_once_t; \
typedef unsigned uint32_t, uint_least32_t, uid_t, gid_t, mode_t, id_t, useconds_t, socklen_t, wint_t, pthread_key_t, \
char32_t, u_int, uint; \
typedef short int16_t, int_least16_t; typedef unsigned short uint16_t, uint_least16_t, char16_t, ushort, u_short; \
typedef signed char int8_t, int_least8_t, int_fast8_t; typedef unsigned char uint8_t, uint_least8_t, uint_fast8_t, \
u_char; typedef unsigned long ulong, u_long; typedef long double max_align_t; typedef double double_t; typedef float \
float_t; typedef _Bool bool; typedef struct __file FILE; typedef struct __dir DIR; typedef __builtin_va_list va_list; \
typedef struct __jmp_buf jmp_buf, sigjmp_buf; typedef struct __sigset sigset_t; typedef struct __div div_t, ldiv_t, \
lldiv_t; typedef struct __mutex pthread_mutex_t; typedef struct __cond pthread_cond_t; typedef struct __attr \
pthread_attr_t; typedef struct __rwlock pthread_rwlock_t; typedef struct __sem sem_t; typedef struct __mbstate \
mbstate_t; typedef void (*sighandler_t)(int); typedef void (*__sighandler_t)(int); ";

/// What a library function does with the pointers it gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It returns no pointer and keeps none.
    Nothing,
    /// It returns a block of the heap.
    Block,
    /// It returns a block of the heap with what was in the block of its first argument.
    Resized,
    /// It returns a block of the frame of whoever calls it.
    Frame,
    /// It returns the argument of that index.
    Returns(usize),
    /// It copies what its second argument points to over what its first points to, and returns the first.
    Copies,
    /// It stores a block of the heap where its first argument points.
    StoresBlock,
    /// It stores its first argument where its second points.
    StoresFirst,
    /// It returns its first argument, or that of an earlier call.
    Tokens,
    /// It calls its last argument with pointers into its first.
    Sorts,
    /// It calls its last argument with its first and with pointers into its second, and may return one of these.
    Searches,
    /// It calls the argument of that index, without a pointer.
    Calls(usize),
    /// It calls its third argument with its fourth.
    Starts,
    /// It reads into what its arguments point to.
    Scans,
    /// It returns something that only the library knows.
    Secret,
}

const FUNCTIONS: [(Effect, &str); 18] = [
    (
        Effect::Nothing,
        "printf fprintf dprintf sprintf snprintf vprintf vfprintf vsprintf vsnprintf puts putchar fputs fputc putc \
         perror getchar fgetc getc ungetc fclose fflush feof ferror clearerr fseek ftell rewind fread fwrite setbuf \
         setvbuf fileno remove rename putw",
    ),
    (
        Effect::Nothing,
        "strlen strnlen strcmp strncmp strcasecmp strncasecmp strcoll strspn strcspn memcmp bcmp bzero explicit_bzero \
         atoi atol atoll atof isalpha isdigit isalnum isspace isupper islower ispunct isxdigit isprint iscntrl isgraph \
         toupper tolower wcslen wcscmp",
    ),
    (
        Effect::Nothing,
        "free cfree exit _exit _Exit quick_exit abort assert rand srand random srandom rand_r time clock difftime \
         mktime sleep usleep nanosleep system abs labs llabs sqrt pow fabs floor ceil round sin cos tan exp log log2 \
         log10 fmod hypot cbrt fmin fmax sqrtf powf fabsf",
    ),
    (
        Effect::Nothing,
        "read write close open creat lseek pipe dup dup2 getpid getppid fork wait waitpid kill alarm pause isatty \
         munmap brk gettimeofday clock_gettime getrusage va_start va_end va_copy __builtin_va_start __builtin_va_end \
         setjmp longjmp malloc_usable_size malloc_trim mprotect unlink stat fstat sysconf getpagesize sched_yield",
    ),
    (
        Effect::Nothing,
        "pthread_mutex_init pthread_mutex_lock pthread_mutex_unlock pthread_mutex_destroy pthread_cond_init \
         pthread_cond_wait pthread_cond_signal pthread_cond_broadcast pthread_cond_destroy pthread_self pthread_exit \
         pthread_detach sem_init sem_wait sem_post sem_destroy atomic_fetch_add atomic_fetch_sub __builtin_trap \
         __builtin_unreachable __builtin_expect __builtin_prefetch __sync_fetch_and_add",
    ),
    (
        Effect::Block,
        "malloc calloc aligned_alloc memalign valloc pvalloc strdup strndup wcsdup __builtin_malloc __builtin_calloc \
         __builtin_strdup",
    ),
    (Effect::Resized, "realloc reallocarray __builtin_realloc"),
    (Effect::Frame, "alloca strdupa"),
    (
        Effect::Returns(0),
        "memset strcpy strncpy strcat strncat stpcpy stpncpy strchr strrchr strchrnul strstr strcasestr strpbrk memchr \
         memrchr memmem rawmemchr fgets gets wcscpy",
    ),
    (Effect::Returns(0), "__builtin_assume_aligned __builtin_memset __builtin_strcpy"),
    (Effect::Copies, "memcpy memmove mempcpy memccpy __builtin_memcpy __builtin_memmove"),
    (Effect::StoresBlock, "posix_memalign asprintf vasprintf getline getdelim"),
    (Effect::StoresFirst, "strtol strtoul strtoll strtoull strtod strtof strtold strtoimax strtoumax"),
    (Effect::Tokens, "strtok"),
    (Effect::Sorts, "qsort"),
    (Effect::Searches, "bsearch lfind"),
    (Effect::Starts, "pthread_create"),
    (Effect::Scans, "scanf fscanf sscanf vscanf vfscanf vsscanf"),
];

const CALLS: [(Effect, &str); 3] = [
    (Effect::Calls(0), "atexit at_quick_exit"),
    (Effect::Calls(1), "signal pthread_once"),
    (
        Effect::Secret,
        "fopen fdopen freopen popen tmpfile opendir readdir getenv localtime gmtime ctime asctime strerror strsignal \
         setlocale mmap sbrk dlsym dlopen ttyname getlogin getpwnam getpwuid inet_ntoa gets_s",
    ),
];

/// What a function of the library does; `None` if it is not known here.
pub fn effect(name: &str) -> Option<Effect> {
    let mut all = FUNCTIONS.iter().chain(&CALLS);
    all.find(|(_, names)| names.split(' ').any(|known| known == name)).map(|(effect, _)| *effect)
}
