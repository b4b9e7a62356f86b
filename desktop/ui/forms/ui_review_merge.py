# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'review_merge.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QHeaderView, QLabel,
    QPushButton, QSizePolicy, QTableView, QVBoxLayout,
    QWidget)

class Ui_ReviewMerge(object):
    def setupUi(self, ReviewMerge):
        if not ReviewMerge.objectName():
            ReviewMerge.setObjectName(u"ReviewMerge")
        self.column = QVBoxLayout(ReviewMerge)
        self.column.setSpacing(0)
        self.column.setObjectName(u"column")
        self.column.setContentsMargins(0, 0, 0, 0)
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.row.setObjectName(u"row")
        self.row.setContentsMargins(8, 4, 8, 4)
        self.counts_label = QLabel(ReviewMerge)
        self.counts_label.setObjectName(u"counts_label")
        self.counts_label.setText(u"")
        self.counts_label.setTextFormat(Qt.TextFormat.PlainText)
        self.counts_label.setWordWrap(True)
        self.counts_label.setProperty(u"muted", True)

        self.row.addWidget(self.counts_label)

        self.all_button = QPushButton(ReviewMerge)
        self.all_button.setObjectName(u"all_button")
        self.all_button.setAutoDefault(False)

        self.row.addWidget(self.all_button)

        self.none_button = QPushButton(ReviewMerge)
        self.none_button.setObjectName(u"none_button")
        self.none_button.setAutoDefault(False)

        self.row.addWidget(self.none_button)

        self.row.setStretch(0, 1)

        self.column.addLayout(self.row)

        self.table = QTableView(ReviewMerge)
        self.table.setObjectName(u"table")

        self.column.addWidget(self.table)

        QWidget.setTabOrder(self.all_button, self.none_button)
        QWidget.setTabOrder(self.none_button, self.table)

        self.retranslateUi(ReviewMerge)

        QMetaObject.connectSlotsByName(ReviewMerge)
    # setupUi

    def retranslateUi(self, ReviewMerge):
        self.all_button.setText(QCoreApplication.translate("ReviewMerge", u"Ch\u1ecdn t\u1ea5t c\u1ea3", None))
        self.none_button.setText(QCoreApplication.translate("ReviewMerge", u"B\u1ecf ch\u1ecdn", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("ReviewMerge", u"Ch\u1ed7 kh\u00e1c nhau gi\u1eefa hai b\u1ea3n", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

