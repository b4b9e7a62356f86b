# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'review_bar.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QWidget)

class Ui_ReviewBar(object):
    def setupUi(self, ReviewBar):
        if not ReviewBar.objectName():
            ReviewBar.setObjectName(u"ReviewBar")
        self.row = QHBoxLayout(ReviewBar)
        self.row.setSpacing(8)
        self.row.setObjectName(u"row")
        self.row.setContentsMargins(12, 6, 12, 6)
        self.take_label = QLabel(ReviewBar)
        self.take_label.setObjectName(u"take_label")
        self.take_label.setTextFormat(Qt.TextFormat.PlainText)

        self.row.addWidget(self.take_label)

        self.take_combo = QComboBox(ReviewBar)
        self.take_combo.setObjectName(u"take_combo")
        self.take_combo.setMinimumContentsLength(14)
        self.take_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.row.addWidget(self.take_combo)

        self.target_label = QLabel(ReviewBar)
        self.target_label.setObjectName(u"target_label")
        self.target_label.setTextFormat(Qt.TextFormat.PlainText)

        self.row.addWidget(self.target_label)

        self.target_combo = QComboBox(ReviewBar)
        self.target_combo.setObjectName(u"target_combo")
        self.target_combo.setMinimumContentsLength(14)
        self.target_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.row.addWidget(self.target_combo)

        self.gap = QSpacerItem(8, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.row.addItem(self.gap)

        self.counter_label = QLabel(ReviewBar)
        self.counter_label.setObjectName(u"counter_label")
        self.counter_label.setText(u"")
        self.counter_label.setTextFormat(Qt.TextFormat.PlainText)

        self.row.addWidget(self.counter_label)

        self.sure_button = QPushButton(ReviewBar)
        self.sure_button.setObjectName(u"sure_button")
        self.sure_button.setAutoDefault(False)

        self.row.addWidget(self.sure_button)

        self.row.setStretch(1, 2)
        self.row.setStretch(3, 4)
        self.row.setStretch(4, 1)
#if QT_CONFIG(shortcut)
        self.take_label.setBuddy(self.take_combo)
        self.target_label.setBuddy(self.target_combo)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.take_combo, self.target_combo)
        QWidget.setTabOrder(self.target_combo, self.sure_button)

        self.retranslateUi(ReviewBar)

        QMetaObject.connectSlotsByName(ReviewBar)
    # setupUi

    def retranslateUi(self, ReviewBar):
        self.take_label.setText(QCoreApplication.translate("ReviewBar", u"L\u1ea5y:", None))
#if QT_CONFIG(accessibility)
        self.take_combo.setAccessibleName(QCoreApplication.translate("ReviewBar", u"Ph\u1ea7n l\u1ea5y v\u00e0o k\u1ebf ho\u1ea1ch", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.take_combo.setToolTip(QCoreApplication.translate("ReviewBar", u"Ph\u1ea7n c\u1ee7a t\u1ec7p \u0111\u01b0\u1ee3c l\u1ea5y v\u00e0o k\u1ebf ho\u1ea1ch", None))
#endif // QT_CONFIG(tooltip)
        self.target_label.setText(QCoreApplication.translate("ReviewBar", u"V\u00e0o:", None))
#if QT_CONFIG(accessibility)
        self.target_combo.setAccessibleName(QCoreApplication.translate("ReviewBar", u"K\u1ebf ho\u1ea1ch nh\u1eadn", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.target_combo.setToolTip(QCoreApplication.translate("ReviewBar", u"L\u1eadp k\u1ebf ho\u1ea1ch m\u1edbi, ho\u1eb7c g\u1ed9p v\u00e0o k\u1ebf ho\u1ea1ch \u0111ang c\u00f3", None))
#endif // QT_CONFIG(tooltip)
        self.sure_button.setText(QCoreApplication.translate("ReviewBar", u"Nh\u1eadn t\u1ea5t c\u1ea3 ch\u1ed7 ch\u1eafc ch\u1eafn", None))
#if QT_CONFIG(tooltip)
        self.sure_button.setToolTip(QCoreApplication.translate("ReviewBar", u"Nh\u1eadn c\u00e1c ch\u1ed7 m\u00e1y \u0111\u1ecdc kh\u00e1 ch\u1eafc ch\u1eafn; ch\u1ed7 kh\u00f3 \u0111\u1ecdc v\u1eabn \u0111\u1ec3 l\u1ea1i (Ctrl+Shift+Enter)", None))
#endif // QT_CONFIG(tooltip)
        pass
    # retranslateUi

